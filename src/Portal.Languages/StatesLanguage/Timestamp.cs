using System.Globalization;

namespace Portal.Languages.StatesLanguage;

/// <summary>Points in time as definitions and data write them: RFC 3339 with an upper-case T, and Z or an offset.</summary>
/// <remarks>https://states-language.net/spec.html#timestamps</remarks>
public static class Timestamp
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Without a fraction of a second, and with one to seven digits of it.</summary>
    private static readonly string[] Forms = [.. WithZones(Seconds), .. Enumerable.Range(1, 7).SelectMany(n => WithZones(Seconds + "'.'" + new string('f', n)))];

    private static readonly string[] LooseForms = [.. Forms, .. WithZones("yyyy-MM-dd'T'HH:mm")];

    /// <summary>A timestamp as the language demands it; fractions of a second have one to nine digits.</summary>
    public static bool TryParse(string text, out DateTimeOffset value) => TryParse(text, Forms, out value);

    /// <summary>A timestamp as executions accept it: seconds may be left out.</summary>
    internal static bool TryParseLoose(string text, out DateTimeOffset value) => TryParse(text, LooseForms, out value);

    private static bool TryParse(string text, string[] forms, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(Shorten(text), forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    /// <summary>Digits beyond the tenth of a microsecond are cut off: .NET keeps no more.</summary>
    private static string Shorten(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - dot - 1 is > 7 and <= 9 ? text[..(dot + 8)] + text[end..] : text;
    }

    private static IEnumerable<string> WithZones(string start) => [start + "'Z'", start + "zzz"];
}
