using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Languages.Schedules;

/// <summary><c>rate(5 minutes)</c>: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html</summary>
public sealed partial class RateSchedule : Schedule
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 100);

    private RateSchedule(TimeSpan period) => Period = period;

    public TimeSpan Period { get; }

    public static new RateSchedule? TryParse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !long.TryParse(match.Groups["value"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1) return null;
        // One of a thing is singular, and nothing else is.
        if ((value == 1) == match.Groups["plural"].Success) return null;
        var unit = match.Groups["unit"].Value switch { "minute" => TimeSpan.FromMinutes(1), "hour" => TimeSpan.FromHours(1), _ => TimeSpan.FromDays(1) };
        return value > Longest / unit ? null : new RateSchedule(unit * value);
    }

    public override DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset since)
    {
        if (after < since) return since + Period;
        var periods = ((after - since).Ticks / Period.Ticks) + 1;
        return since + (Period * periods);
    }

    [GeneratedRegex(@"^rate\((?<value>[0-9]+) (?<unit>minute|hour|day)(?<plural>s)?\)\z")]
    private static partial Regex Form();
}
