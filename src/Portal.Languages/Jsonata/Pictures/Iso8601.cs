using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Timestamps as <c>$toMillis</c> takes them without a picture; without an offset they are in UTC.</summary>
internal static partial class Iso8601
{
    /// <summary>Milliseconds since 1970; null where the text is no timestamp.</summary>
    public static double? Parse(string text)
    {
        var match = Timestamp().Match(text);
        if (!match.Success) return null;
        var month = Part(match, "month", 1);
        var day = Part(match, "day", 1);
        var hour = Part(match, "hour", 0);
        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24) return null;
        var fraction = match.Groups["fraction"] is { Success: true, Value: var digits } ? Part(digits[..Math.Min(3, digits.Length)].PadRight(3, '0')) : 0;
        var (minute, second) = (Part(match, "minute", 0), Part(match, "second", 0));
        if (hour == 24 && (minute > 0 || second > 0 || fraction > 0)) return null;
        if (Part(match, "offsetHours", 0) > 23) return null;
        var offset = (Part(match, "offsetHours", 0) * 60) + Part(match, "offsetMinutes", 0);
        if (match.Groups["sign"].Value == "-") offset = -offset;

        // JavaScript takes years below 100 for the last century's in its arithmetic, but not here.
        var year = Part(match, "year", 0);
        var shift = year < 100 ? 400 : 0;
        var instant = Calendar.Instant(year + shift, month - 1, day, hour, minute, second, fraction);
        return instant - (shift == 0 ? 0 : 146097 * Calendar.MillisInDay) - (offset * 60_000);
    }

    private static double Part(Match match, string name, double otherwise) => match.Groups[name] is { Success: true, Value: var text } ? Part(text) : otherwise;

    private static double Part(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>[0-9]{4})(-(?<month>[01][0-9]))?(-(?<day>[0-3][0-9]))?(T(?<hour>[0-2][0-9]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])(\.(?<fraction>[0-9]+))?((?<sign>[+-])(?<offsetHours>[0-2][0-9]):?(?<offsetMinutes>[0-5][0-9])|Z)?|Z)?\z")]
    private static partial Regex Timestamp();
}
