using System.Text;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// A text that is compared without regard to case, the way EventBridge does it: each UTF-16 character stands for its lower
/// and its upper case. Half of a surrogate pair is a question mark there, so a text with an emoji never equals itself;
/// recorded from AWS.
/// </summary>
internal sealed class FoldedText
{
    private readonly byte[][] lower;
    private readonly byte[][] upper;

    public FoldedText(string text)
    {
        lower = [.. text.Select(c => Utf8Text.Encode(CaseMapping.Lower(c)))];
        upper = [.. text.Select(c => Utf8Text.Encode(CaseMapping.Upper(c)))];
        if (Ascii.IsValid(text)) AsciiLower = Encoding.ASCII.GetBytes(text.ToLowerInvariant());
    }

    /// <summary>The text in lower case where it is all ASCII: then so is every value equal to it.</summary>
    public byte[]? AsciiLower { get; }

    public bool Matches(ReadOnlySpan<byte> value) => LengthAtStart(value) == value.Length;

    public bool MatchesStart(ReadOnlySpan<byte> value) => LengthAtStart(value) >= 0;

    public bool MatchesEnd(ReadOnlySpan<byte> value)
    {
        if (AsciiLower is not null) return value.Length >= AsciiLower.Length && Ascii.EqualsIgnoreCase(value[^AsciiLower.Length..], AsciiLower);
        for (var i = lower.Length - 1; i >= 0; i--)
        {
            if (value.EndsWith(lower[i])) value = value[..^lower[i].Length];
            else if (value.EndsWith(upper[i])) value = value[..^upper[i].Length];
            else return false;
        }

        return true;
    }

    /// <summary>How many bytes of the value the text covers; -1 where the value does not start with it.</summary>
    private int LengthAtStart(ReadOnlySpan<byte> value)
    {
        if (AsciiLower is not null)
        {
            return value.Length >= AsciiLower.Length && Ascii.EqualsIgnoreCase(value[..AsciiLower.Length], AsciiLower) ? AsciiLower.Length : -1;
        }

        // The two cases of a character never start alike, so the first that fits is the only one that can.
        var at = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            if (value[at..].StartsWith(lower[i])) at += lower[i].Length;
            else if (value[at..].StartsWith(upper[i])) at += upper[i].Length;
            else return -1;
        }

        return at;
    }
}
