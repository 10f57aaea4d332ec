using System.Text;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Which combinations may match because of a value of one field; plain strings apart, which are in a <see cref="ByteTable"/>
/// for all fields. Made by <see cref="FieldIndexBuilder"/>. It may name too many, never too few: candidates are checked.
/// Postings that prove nothing are stored as complements.
/// </summary>
internal sealed class FieldIndex
{
    public Dictionary<string, int[]>? NumberTexts { get; init; }
    public ByteTrie? Starts { get; init; }
    public ByteTrie? Ends { get; init; }
    public ByteTrie? FoldedStarts { get; init; }
    public ByteTrie? FoldedEnds { get; init; }
    public GramTable? Wildcards { get; init; }
    public IntervalTree<UInt128>? Addresses { get; init; }
    public Dictionary<long, int[]>? Numbers { get; init; }
    public IntervalTree<long>? Ranges { get; init; }
    public int[]?[]? Words { get; init; }

    /// <summary>Those for which any value will do, or that no table here can find.</summary>
    public int[]? AnyValue { get; init; }

    public bool IsEmpty =>
        NumberTexts is null && Starts is null && Ends is null && FoldedStarts is null && FoldedEnds is null && Wildcards is null
        && Addresses is null && Numbers is null && Ranges is null && Words is null && AnyValue is null;

    public void Find(in EventValue value, Candidates into)
    {
        if (AnyValue is not null) into.Add(AnyValue);
        if (value.IsString) FindString(value.Text, into);
        else if (value.IsNumber) FindNumber(value.Text, into);
        else if (Words?[(int)value.Kind] is { } found) into.Add(found);
    }

    private void FindString(ReadOnlySpan<byte> text, Candidates into)
    {
        Starts?.Find(text, into);
        Ends?.Find(text, into);
        FoldedStarts?.Find(text, into);
        FoldedEnds?.Find(text, into);
        Wildcards?.Find(text, into);
        if (Addresses is not null && IpAddress.TryParse(text, out var address)) Addresses.Find(address.Aligned, into);
    }

    private void FindNumber(ReadOnlySpan<byte> text, Candidates into)
    {
        if (NumberTexts is not null && NumberTexts.TryGetValue(Encoding.ASCII.GetString(text), out var alike)) into.Add(alike);
        if (Numbers is null && Ranges is null) return;
        if (!ComparableNumber.TryParse(text, out var number)) return;
        if (Numbers is not null && Numbers.TryGetValue(number, out var found)) into.Add(found);
        Ranges?.Find(number, into);
    }
}
