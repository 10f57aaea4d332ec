using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>.*</c> or <c>[*]</c>.</summary>
internal sealed class WildcardToken : PathToken
{
    public override bool IsDefinite => false;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (model is DataObject o)
        {
            foreach (var (_, value) in o) Continue(value, walk);
        }
        else if (model is DataArray array)
        {
            foreach (var item in array) Continue(item, walk);
        }
    }

    public override string ToString() => "[*]";
}
