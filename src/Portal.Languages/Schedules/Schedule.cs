namespace Portal.Languages.Schedules;

/// <summary>A schedule expression: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html</summary>
public abstract class Schedule
{
    /// <summary>Null where the text is no schedule expression.</summary>
    public static Schedule? TryParse(string text) => (Schedule?)RateSchedule.TryParse(text) ?? CronSchedule.TryParse(text);

    /// <summary>The next time to fire; null where there is none before the year 2200.</summary>
    /// <param name="after">Strictly after this.</param>
    /// <param name="since">When the rule was put or enabled: rates count from there.</param>
    public abstract DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset since);
}
