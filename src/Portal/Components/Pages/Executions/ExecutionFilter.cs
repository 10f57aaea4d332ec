using Portal.Services.Executions;

namespace Portal.Components.Pages.Executions;

/// <summary>Filter and order of a list of executions, as the address has them.</summary>
/// <param name="Statuses">Empty for all.</param>
/// <param name="Text">Part of the execution's name or business key; null or empty for all.</param>
/// <param name="Since">The earliest start; null for any.</param>
/// <param name="Sort"><c>name</c>, <c>status</c>, <c>machine</c>, <c>started</c>, <c>duration</c>, a hyphen before it for descending; newest first by default.</param>
public sealed record ExecutionFilter(IReadOnlyList<ExecutionStatus> Statuses, string? Text, DateTimeOffset? Since, string? Sort)
{
    /// <summary>The spans that can be chosen, by their key in the address.</summary>
    public static readonly IReadOnlyList<(string Key, string Text, TimeSpan Span)> Spans =
    [
        ("15m", "Last 15 minutes", TimeSpan.FromMinutes(15)),
        ("1h", "Last hour", TimeSpan.FromHours(1)),
        ("24h", "Last 24 hours", TimeSpan.FromDays(1)),
        ("7d", "Last 7 days", TimeSpan.FromDays(7)),
    ];

    public bool IsEmpty => Statuses.Count == 0 && string.IsNullOrWhiteSpace(Text) && Since is null;

    /// <param name="status">The query value: names between commas.</param>
    /// <param name="since">The query value: a key of <see cref="Spans"/>.</param>
    public static ExecutionFilter Read(string? status, string? text, string? since, string? sort, DateTimeOffset now)
    {
        var span = Spans.FirstOrDefault(s => s.Key == since);
        return new ExecutionFilter(ExecutionStatuses.Read(status), text?.Trim(), span.Key is null ? null : now - span.Span, sort);
    }

    /// <param name="keys">Business keys by ARN.</param>
    public IReadOnlyList<ExecutionSummary> Apply(IEnumerable<ExecutionSummary> all, DateTimeOffset now, IReadOnlyDictionary<string, string>? keys = null)
    {
        var found = all.Where(e => (Statuses.Count == 0 || Statuses.Contains(e.Status))
            && (string.IsNullOrEmpty(Text) || e.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
                || keys?.GetValueOrDefault(e.ExecutionArn)?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true)
            && (Since is null || e.StartedAt >= Since));
        return [.. Order(found, now)];
    }

    /// <summary>How long it ran, or has been running.</summary>
    public static TimeSpan DurationOf(ExecutionSummary execution, DateTimeOffset now) => (execution.StoppedAt ?? now) - execution.StartedAt;

    private IEnumerable<ExecutionSummary> Order(IEnumerable<ExecutionSummary> found, DateTimeOffset now)
    {
        Func<ExecutionSummary, IComparable> key = Sort?.TrimStart('-') switch
        {
            "name" => e => e.Name,
            "status" => e => e.Status,
            "machine" => e => e.StateMachineName,
            "duration" => e => DurationOf(e, now),
            _ => e => e.StartedAt,
        };
        var descending = Sort is null or "" || Sort.StartsWith('-');
        return descending ? found.OrderByDescending(key).ThenByDescending(e => e.StartedAt) : found.OrderBy(key).ThenByDescending(e => e.StartedAt);
    }
}
