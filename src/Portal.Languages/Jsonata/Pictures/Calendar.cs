namespace Portal.Languages.Jsonata.Pictures;

/// <summary>
/// The Gregorian calendar on milliseconds since 1970, in JavaScript's range of 100 million days to either side, which .NET's
/// own dates do not cover.
/// </summary>
internal static class Calendar
{
    public const double MillisInDay = 86_400_000;

    private const double MostMillis = 8.64e15;

    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The days by their number; the week starts with Monday as 1.</summary>
    public static readonly string[] Days = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static bool IsInRange(double millis) => Math.Abs(millis) <= MostMillis;

    /// <summary>The instant of a date and time; parts beyond their range carry over.</summary>
    /// <param name="year">The year; as in JavaScript 0 to 99 mean 1900 to 1999.</param>
    /// <param name="month">The month, counted from 0.</param>
    /// <param name="day">The day of the month, counted from 1.</param>
    public static double Instant(double year, double month, double day = 1, double hour = 0, double minute = 0, double second = 0, double milli = 0)
    {
        if (year is >= 0 and <= 99) year += 1900;
        var millis = (DaysBefore(year, month) + day - 1) * MillisInDay;
        millis += ((((hour * 60) + minute) * 60) + second) * 1000 + milli;
        return IsInRange(millis) ? Math.Truncate(millis) : double.NaN;
    }

    /// <summary>Year, month (from 0) and day of an instant.</summary>
    public static (double Year, int Month, int Day) DateOf(double millis)
    {
        // Counted in eras of 400 years that start on a first of March, so that a leap day ends a year.
        var days = Math.Floor(millis / MillisInDay) + 719468;
        var era = Math.Floor(days / 146097);
        var dayOfEra = (int)(days - (era * 146097));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shifted) + 2) / 5) + 1;
        var month = shifted < 10 ? shifted + 2 : shifted - 10;
        return ((era * 400) + yearOfEra + (month <= 1 ? 1 : 0), month, day);
    }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public static int DayOfWeek(double millis)
    {
        var days = (int)((Math.Floor(millis / MillisInDay) + 3) % 7);
        return (days < 0 ? days + 7 : days) + 1;
    }

    private static double DaysBefore(double year, double month)
    {
        year += Math.Floor(month / 12);
        month -= Math.Floor(month / 12) * 12;
        var marchYear = month <= 1 ? year - 1 : year;
        var era = Math.Floor(marchYear / 400);
        var yearOfEra = marchYear - (era * 400);
        var dayOfYear = Math.Floor(((153 * (month > 1 ? month - 2 : month + 10)) + 2) / 5);
        var dayOfEra = (yearOfEra * 365) + Math.Floor(yearOfEra / 4) - Math.Floor(yearOfEra / 100) + dayOfYear;
        return (era * 146097) + dayOfEra - 719468;
    }
}
