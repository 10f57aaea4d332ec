namespace Portal.Languages.Schedules;

/// <summary><c>cron(0 10 * * ? *)</c>, six fields, in UTC: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html</summary>
public sealed class CronSchedule : Schedule
{
    private const string Start = "cron(";
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronDays days;
    private readonly CronField months;
    private readonly CronField years;

    private CronSchedule(CronField minutes, CronField hours, CronDays days, CronField months, CronField years) =>
        (this.minutes, this.hours, this.days, this.months, this.years) = (minutes, hours, days, months, years);

    public static new CronSchedule? TryParse(string text)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal) || !text.EndsWith(')')) return null;
        var fields = text[Start.Length..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Days are given by month or by week: the other field is a question mark.
        if (fields.Length != 6 || (fields[2] == "?") == (fields[4] == "?")) return null;
        var minutes = CronField.TryParse(fields[0], 0, 59);
        var hours = CronField.TryParse(fields[1], 0, 23);
        var days = fields[2] == "?" ? CronDays.TryParseOfWeek(fields[4]) : CronDays.TryParseOfMonth(fields[2]);
        var months = CronField.TryParse(fields[3], 1, 12, MonthNames);
        var years = CronField.TryParse(fields[5], FirstYear, LastYear);
        return minutes is null || hours is null || days is null || months is null || years is null ? null : new CronSchedule(minutes, hours, days, months, years);
    }

    public override DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset since)
    {
        var start = after.UtcDateTime;
        start = new DateTime(start.Year, start.Month, start.Day, start.Hour, start.Minute, 0, DateTimeKind.Utc).AddMinutes(1);
        var from = DateOnly.FromDateTime(start);
        for (var year = years.From(from.Year); year is { } y; year = years.From(y + 1))
        {
            for (var month = months.From(y == from.Year ? from.Month : 1); month is { } m; month = months.From(m + 1))
            {
                var first = y == from.Year && m == from.Month ? from.Day : 1;
                for (var d = first; d <= DateTime.DaysInMonth(y, m); d++)
                {
                    var day = new DateOnly(y, m, d);
                    if (days.Includes(day) && TimeOn(day, day == from ? TimeOnly.FromDateTime(start) : TimeOnly.MinValue) is { } found) return found;
                }
            }
        }

        return null;
    }

    private DateTimeOffset? TimeOn(DateOnly day, TimeOnly earliest)
    {
        for (var hour = hours.From(earliest.Hour); hour is { } h; hour = hours.From(h + 1))
        {
            if (minutes.From(h == earliest.Hour ? earliest.Minute : 0) is { } minute) return new DateTimeOffset(day, new TimeOnly(h, minute), TimeSpan.Zero);
        }

        return null;
    }
}
