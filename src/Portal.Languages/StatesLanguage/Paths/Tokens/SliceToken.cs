using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>[1:3]</c>, <c>[:2]</c>, <c>[-2:]</c>. There are no steps of more than one.</summary>
internal sealed class SliceToken(int? from, int? to) : PathToken
{
    public override bool IsDefinite => false;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (ArrayOrFail(model, walk) is not { } array) return;
        var (first, end) = Bounds(array.Count);
        for (var i = first; i < end; i++) ContinueAt(array, i, walk);
    }

    public override string ToString() =>
        "[" + from?.ToString(CultureInfo.InvariantCulture) + ":" + to?.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>As the library does it: with both ends given, negative ones are not counted from the end before they are compared.</summary>
    private (int First, int End) Bounds(int count)
    {
        if (from is { } f && to is { } t) return (Math.Max(f, -count), Math.Min(count, t));
        if (from is { } start) return (Math.Max(0, start < 0 ? count + start : start), count);
        var end = to ?? count;
        return (0, Math.Min(count, end < 0 ? count + end : end));
    }
}
