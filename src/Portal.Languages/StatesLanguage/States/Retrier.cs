namespace Portal.Languages.StatesLanguage.States;

/// <summary>One entry of Retry.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error</remarks>
public sealed class Retrier
{
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    /// <summary>Seconds before the first retry: at least 1.</summary>
    public long IntervalSeconds { get; init; } = 1;

    /// <summary>How often it tries again; 0 means never.</summary>
    public long MaxAttempts { get; init; } = 3;

    /// <summary>What the delay is multiplied by each time: at least 1.</summary>
    public double BackoffRate { get; init; } = 2.0;

    /// <summary>The longest delay in seconds; null for none.</summary>
    public long? MaxDelaySeconds { get; init; }

    /// <summary>FULL jitter: the delay is a random part of what it would be.</summary>
    public bool HasJitter { get; init; }

    public string? Comment { get; init; }

    /// <summary>
    /// True where this entry is for the error. <c>States.TaskFailed</c> names all but timeouts, <c>States.ALL</c> all but
    /// <c>States.DataLimitExceeded</c> and <c>States.Runtime</c>, <c>States.Timeout</c> also an expired heartbeat.
    /// </summary>
    public bool Matches(string error) => ErrorMatch.Matches(ErrorEquals, error);

    /// <summary>The delay before a retry, without jitter.</summary>
    /// <param name="retry">1 for the first retry.</param>
    public TimeSpan Delay(int retry)
    {
        var seconds = IntervalSeconds * Math.Pow(BackoffRate, retry - 1);
        var longest = Math.Min(MaxDelaySeconds ?? LongestDelaySeconds, LongestDelaySeconds);
        return TimeSpan.FromSeconds(Math.Min(seconds, longest));
    }

    /// <summary>A year, the longest that an execution lives.</summary>
    private const double LongestDelaySeconds = 31_536_000;
}
