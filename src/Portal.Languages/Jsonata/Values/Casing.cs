using System.Text;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Upper and lower case with the few characters of Unicode's SpecialCasing that become several, as JavaScript does.</summary>
internal static class Casing
{
    private static readonly Dictionary<char, string> Expanding = new()
    {
        ['ß'] = "SS", ['ŉ'] = "ʼN", ['ǰ'] = "J\u030c", ['ΐ'] = "Ι\u0308\u0301", ['ΰ'] = "Υ\u0308\u0301", ['և'] = "ԵՒ",
        ['ẖ'] = "H\u0331", ['ẗ'] = "T\u0308", ['ẘ'] = "W\u030a", ['ẙ'] = "Y\u030a", ['ẚ'] = "Aʾ",
        ['ﬀ'] = "FF", ['ﬁ'] = "FI", ['ﬂ'] = "FL", ['ﬃ'] = "FFI", ['ﬄ'] = "FFL", ['ﬅ'] = "ST", ['ﬆ'] = "ST",
        ['ﬓ'] = "ՄՆ", ['ﬔ'] = "ՄԵ", ['ﬕ'] = "ՄԻ", ['ﬖ'] = "ՎՆ", ['ﬗ'] = "ՄԽ",
    };

    public static string? Upper(string? text)
    {
        if (text is null) return null;
        var upper = text.ToUpperInvariant();
        if (!text.Any(Expanding.ContainsKey)) return upper;
        var result = new StringBuilder(upper.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (Expanding.TryGetValue(text[i], out var several)) result.Append(several);
            else result.Append(upper[i]);
        }

        return result.ToString();
    }

    public static string? Lower(string? text)
    {
        if (text is null) return null;
        var lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny('Σ', 'İ')) return lower;
        var result = new StringBuilder(lower.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'İ') result.Append("i\u0307");
            else if (text[i] == 'Σ' && EndsWord(text, i)) result.Append('ς');
            else result.Append(lower[i]);
        }

        return result.ToString();
    }

    private static bool EndsWord(string text, int at) =>
        at > 0 && char.IsLetter(text[at - 1]) && (at + 1 == text.Length || !char.IsLetter(text[at + 1]));
}
