using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Languages.Schedules;

/// <summary>The days of a month that a cron expression's field for days of the month or of the week means.</summary>
internal abstract partial class CronDays
{
    private static readonly string[] WeekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public abstract bool Includes(DateOnly day);

    public static CronDays? TryParseOfMonth(string text)
    {
        if (text == "L") return new LastDay();
        if (text == "LW") return new NearestWeekday(null);
        if (NearestForm().Match(text) is { Success: true } nearest)
        {
            var day = int.Parse(nearest.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return day is >= 1 and <= 31 ? new NearestWeekday(day) : null;
        }

        return CronField.TryParse(text, 1, 31) is { } field ? new DaysOfMonth(field) : null;
    }

    public static CronDays? TryParseOfWeek(string text)
    {
        if (text == "L") return new DaysOfWeek(CronField.TryParse("SAT", 1, 7, WeekdayNames)!);
        if (WeekdayForm().Match(text) is { Success: true } form)
        {
            if (!CronField.TryValue(form.Groups["day"].Value, 1, WeekdayNames, out var day) || day is < 1 or > 7) return null;
            if (!form.Groups["nth"].Success) return new LastWeekday(day);
            var nth = int.Parse(form.Groups["nth"].ValueSpan, CultureInfo.InvariantCulture);
            return nth is >= 1 and <= 5 ? new NthWeekday(day, nth) : null;
        }

        return CronField.TryParse(text, 1, 7, WeekdayNames) is { } field ? new DaysOfWeek(field) : null;
    }

    private static int LastOf(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>1 is Sunday.</summary>
    private static int Weekday(DateOnly day) => (int)day.DayOfWeek + 1;

    [GeneratedRegex("^([0-9]{1,2})W$")]
    private static partial Regex NearestForm();

    [GeneratedRegex("^(?<day>[A-Za-z]{3}|[0-9])(L|#(?<nth>[0-9]))$")]
    private static partial Regex WeekdayForm();

    private sealed class DaysOfMonth(CronField field) : CronDays
    {
        public override bool Includes(DateOnly day) => field.Allows(day.Day);
    }

    private sealed class LastDay : CronDays
    {
        public override bool Includes(DateOnly day) => day.Day == LastOf(day);
    }

    /// <summary>The weekday (Monday to Friday) nearest to a day, within the month; null: to its last day.</summary>
    private sealed class NearestWeekday(int? wanted) : CronDays
    {
        public override bool Includes(DateOnly day)
        {
            var last = LastOf(day);
            if (wanted > last) return false;
            var aim = new DateOnly(day.Year, day.Month, wanted ?? last);
            var nearest = aim.DayOfWeek switch
            {
                DayOfWeek.Saturday => aim.Day > 1 ? aim.Day - 1 : aim.Day + 2,
                DayOfWeek.Sunday => aim.Day < last ? aim.Day + 1 : aim.Day - 2,
                _ => aim.Day,
            };
            return day.Day == nearest;
        }
    }

    private sealed class DaysOfWeek(CronField field) : CronDays
    {
        public override bool Includes(DateOnly day) => field.Allows(Weekday(day));
    }

    private sealed class LastWeekday(int weekday) : CronDays
    {
        public override bool Includes(DateOnly day) => Weekday(day) == weekday && day.Day + 7 > LastOf(day);
    }

    private sealed class NthWeekday(int weekday, int nth) : CronDays
    {
        public override bool Includes(DateOnly day) => Weekday(day) == weekday && ((day.Day - 1) / 7) + 1 == nth;
    }
}
