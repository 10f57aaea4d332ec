namespace Portal.Languages.Jsonata.Pictures;

/// <summary>The components of an instant in UTC by their letters. Weeks follow ISO 8601, in a month as in a year.</summary>
internal static class DateComponents
{
    private const double MillisInWeek = 7 * Calendar.MillisInDay;

    /// <summary>The component as a number: the half of the day is 0 or 1; null for what is no number.</summary>
    public static double? Of(double millis, char component)
    {
        var (year, month, day) = Calendar.DateOf(millis);
        var inDay = millis - (Math.Floor(millis / Calendar.MillisInDay) * Calendar.MillisInDay);
        var hour = Math.Floor(inDay / 3_600_000);
        return component switch
        {
            'Y' => year,
            'M' => month + 1,
            'D' => day,
            'd' => ((Calendar.Instant(year, month, day) - Calendar.Instant(year, 0)) / Calendar.MillisInDay) + 1,
            'F' => Calendar.DayOfWeek(millis),
            'W' => WeekOfYear(year, month, day),
            'w' => WeekOfMonth(year, month, day),
            'X' => WeekYear(millis, year),
            'x' => WeekMonth(millis, year, month),
            'H' => hour,
            'h' => hour % 12 == 0 ? 12 : hour % 12,
            'P' => hour >= 12 ? 1 : 0,
            'm' => Math.Floor(inDay / 60_000) % 60,
            's' => Math.Floor(inDay / 1000) % 60,
            'f' => inDay % 1000,
            _ => null,
        };
    }

    /// <summary>The Monday of the week that holds the first Thursday.</summary>
    private static double FirstWeek(double year, double month)
    {
        var first = Calendar.Instant(year, month);
        var weekday = Calendar.DayOfWeek(first);
        return weekday > 4 ? first + ((8 - weekday) * Calendar.MillisInDay) : first - ((weekday - 1) * Calendar.MillisInDay);
    }

    private static double WeeksSince(double start, double today) => ((today - start) / MillisInWeek) + 1;

    private static double WeekOfYear(double year, int month, int day)
    {
        var today = Calendar.Instant(year, month, day);
        var week = WeeksSince(FirstWeek(year, 0), today);
        if (week > 52 && today >= FirstWeek(year + 1, 0)) return 1;
        return Math.Floor(week < 1 ? WeeksSince(FirstWeek(year - 1, 0), today) : week);
    }

    private static double WeekOfMonth(double year, int month, int day)
    {
        var today = Calendar.Instant(year, month, day);
        var week = WeeksSince(FirstWeek(year, month), today);
        if (week > 4 && today >= FirstWeek(year, month + 1)) return 1;
        return Math.Floor(week < 1 ? WeeksSince(FirstWeek(year, month - 1), today) : week);
    }

    private static double WeekYear(double millis, double year)
    {
        if (millis < FirstWeek(year, 0)) return year - 1;
        return millis >= FirstWeek(year + 1, 0) ? year + 1 : year;
    }

    private static double WeekMonth(double millis, double year, int month)
    {
        if (millis < FirstWeek(year, month)) return ((month + 11) % 12) + 1;
        return millis >= FirstWeek(year, month + 1) ? ((month + 1) % 12) + 1 : month + 1;
    }
}
