using System.Globalization;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>A text in which <c>*</c> stands for any characters; <c>\*</c> and <c>\\</c> are an asterisk and a backslash.</summary>
internal sealed class WildcardText
{
    private readonly LinearSearch[] middles;
    private readonly int fixedLength;

    private WildcardText(byte[][] parts)
    {
        Parts = parts;
        middles = parts.Length > 2 ? [.. parts[1..^1].Select(p => new LinearSearch(p))] : [];
        fixedLength = parts.Sum(p => p.Length);
    }

    /// <summary>What stands between the asterisks: the first part starts the value, the last one ends it. At least one.</summary>
    public IReadOnlyList<byte[]> Parts { get; }

    /// <returns>EventBridge's complaint about the text; null where it is right. Positions count a quote in front.</returns>
    public static string? Parse(string text, out WildcardText? wildcard)
    {
        wildcard = null;
        var bytes = Utf8Text.Encode(text);
        var parts = new List<byte[]>();
        var part = new List<byte>();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '*')
            {
                if (i + 1 < bytes.Length && bytes[i + 1] == '*') return At("Consecutive wildcard characters at pos ", i);
                parts.Add([.. part]);
                part.Clear();
            }
            else if (bytes[i] == '\\')
            {
                if (i + 1 == bytes.Length || bytes[i + 1] is not ((byte)'*' or (byte)'\\')) return At("Invalid escape character at pos ", i);
                part.Add(bytes[++i]);
            }
            else
            {
                part.Add(bytes[i]);
            }
        }

        parts.Add([.. part]);
        wildcard = new WildcardText([.. parts]);
        return null;
    }

    public bool Matches(ReadOnlySpan<byte> value)
    {
        long steps = 0;
        return Matches(value, ref steps);
    }

    /// <summary>As <see cref="Matches(ReadOnlySpan{byte})"/>; counts its comparisons, which are linear in the value's length.</summary>
    public bool Matches(ReadOnlySpan<byte> value, ref long steps)
    {
        var (first, last) = (Parts[0], Parts[^1]);
        if (Parts.Count == 1) return value.SequenceEqual(first);
        if (value.Length < fixedLength || !value.StartsWith(first) || !value.EndsWith(last)) return false;
        var rest = value[first.Length..^last.Length];
        foreach (var middle in middles)
        {
            var at = middle.IndexIn(rest, ref steps);
            if (at < 0) return false;
            rest = rest[(at + middle.Length)..];
        }

        return true;
    }

    private static string At(string complaint, int index) => complaint + (index + 1).ToString(CultureInfo.InvariantCulture);
}
