using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>[0]</c>, <c>[-1]</c> or <c>[0,2]</c>.</summary>
internal sealed class IndexToken(IReadOnlyList<int> indexes) : PathToken
{
    public override bool IsDefinite => indexes.Count == 1;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (ArrayOrFail(model, walk) is not { } array) return;
        foreach (var index in indexes) ContinueAt(array, index, walk);
    }

    public override string ToString() => "[" + string.Join(",", indexes.Select(i => i.ToString(CultureInfo.InvariantCulture))) + "]";
}
