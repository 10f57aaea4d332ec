namespace Portal.Services.Notifications;

/// <summary>Which notes a wait should have led to by now: pure.</summary>
internal static class ReminderPlan
{
    /// <summary>Percent of the time between question and deadline.</summary>
    public static readonly IReadOnlyList<int> Reminders = [50, 80, 95];

    /// <summary>Somebody who switches notifications on is not told about old waits all at once; reminders come all the same.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(1);

    /// <summary>The notes whose time has come. After a pause of the portal only the latest reminder is sent; the ones before it are skipped for good.</summary>
    public static IEnumerable<(int Percent, bool Skip)> Due(DateTimeOffset since, DateTimeOffset? deadline, DateTimeOffset now)
    {
        yield return (0, now - since > News);
        if (deadline is not { } end || end <= since) yield break;
        var passed = (now - since) / (end - since) * 100;
        var latest = Reminders.LastOrDefault(r => r <= passed);
        foreach (var reminder in Reminders.Where(r => r <= passed)) yield return (reminder, reminder != latest || now >= end);
    }

    /// <summary>When the next reminder of a wait falls due; null where none is left.</summary>
    public static DateTimeOffset? Next(DateTimeOffset since, DateTimeOffset? deadline, DateTimeOffset now) => deadline is not { } end || end <= since
        ? null
        : Reminders.Select(r => since + ((end - since) * (r / 100.0))).Where(at => at > now).Select(at => (DateTimeOffset?)at).FirstOrDefault();
}
