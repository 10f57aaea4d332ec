using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>One match of a regular expression.</summary>
/// <param name="Text">What matched.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Groups">What the groups captured; null for a group that took no part.</param>
internal sealed record PatternMatch(string Text, int Start, IReadOnlyList<string?> Groups)
{
    public int End => Start + Text.Length;

    /// <summary>The groups; a hole for one that took no part.</summary>
    public DataArray GroupValues() => Groups.Count == 0 ? DataArray.Empty : new DataArray(Groups.Select(g => g is null ? Hole.Instance : (DataValue)new DataString(g)).ToArray());
}
