using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>Writes a length of time with as many digits as it deserves.</summary>
public static class DurationText
{
    public static string Of(TimeSpan? value) => value is { } known ? Of(known) : "–";

    /// <summary><c>340 ms</c>, <c>1.72 s</c>, <c>2 min 05 s</c>, <c>1 h 05 min</c>, <c>3 d 4 h</c>; a negative length counts as none.</summary>
    public static string Of(TimeSpan value)
    {
        if (value < TimeSpan.Zero) value = TimeSpan.Zero;
        return value switch
        {
            { TotalMilliseconds: < 1 } => "<1 ms",
            { TotalMilliseconds: < 1000 } => Write($"{Math.Floor(value.TotalMilliseconds):0} ms"),
            { TotalSeconds: < 10 } => Write($"{Math.Floor(value.TotalSeconds * 100) / 100:0.00} s"),
            { TotalSeconds: < 60 } => Write($"{Math.Floor(value.TotalSeconds * 10) / 10:0.0} s"),
            { TotalHours: < 1 } => Write($"{value.Minutes} min {value.Seconds:00} s"),
            { TotalDays: < 1 } => Write($"{value.Hours} h {value.Minutes:00} min"),
            _ => Write($"{value.Days} d {value.Hours} h"),
        };
    }

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
