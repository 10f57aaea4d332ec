using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths.Filters;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>[?(@.price &lt; 10)]</c>: the items of an array, or the object itself, for which the condition is true.</summary>
internal sealed class FilterToken(FilterNode condition) : PathToken
{
    public override bool IsDefinite => false;

    public bool Accepts(DataValue item, PathWalk walk) => condition.IsTrue(item, walk.Root);

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (model is DataObject)
        {
            if (Accepts(model, walk)) Continue(model, walk);
        }
        else if (model is DataArray array)
        {
            foreach (var item in array)
            {
                if (!walk.Visit()) return;
                if (Accepts(item, walk)) Continue(item, walk);
            }
        }
        else if (IsUpstreamDefinite)
        {
            walk.Fail($"Filter: {this} can not be applied to primitives. Current context is: {model?.ToJson() ?? "null"}");
        }
    }

    public override string ToString() => "[?]";
}
