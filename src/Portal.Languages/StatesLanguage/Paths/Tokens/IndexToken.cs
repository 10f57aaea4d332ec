using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>[0]</c>, <c>[-1]</c> or <c>[0,2]</c>.</summary>
internal sealed class IndexToken(IReadOnlyList<int> indexes) : PathToken
{
    public override bool IsDefinite => indexes.Count == 1;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (ArrayModel.Check(model, this, IsUpstreamDefinite, () => PathHere(withThis: false), walk) is not { } array) return;
        foreach (var index in indexes) ContinueAt(array, index, walk);
    }

    public override string ToString() => "[" + string.Join(",", indexes.Select(i => i.ToString(CultureInfo.InvariantCulture))) + "]";
}

/// <summary>What indexes and slices ask of the value that they are applied to.</summary>
internal static class ArrayModel
{
    public static DataArray? Check(DataValue? model, PathToken token, bool mustFit, Func<string> path, PathWalk walk)
    {
        if (model is DataArray array) return array;
        if (mustFit)
        {
            walk.Fail(model is null
                ? $"The path {path()} is null"
                : $"Filter: {token} can only be applied to arrays. Current context is: {model.ToJson()}");
        }

        return null;
    }
}
