using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;

namespace Portal.Services.Approvals;

/// <summary>The deadline as the definition writes it, until the history tells the one that counts.</summary>
internal static class WaitDeadline
{
    /// <summary>Null where there is none, or where it is computed at run time.</summary>
    public static DateTimeOffset? Written(WaitingState? state, DateTimeOffset since)
    {
        var seconds = new[] { Seconds(state, "TimeoutSeconds"), Seconds(state, "HeartbeatSeconds") }.Where(s => s is not null).Min();
        return seconds is null ? null : since + TimeSpan.FromSeconds(seconds.Value);
    }

    /// <summary>When the step times out, however often a heartbeat is sent; null where the definition does not say.</summary>
    public static DateTimeOffset? Timeout(WaitingState? state, DateTimeOffset since) => Seconds(state, "TimeoutSeconds") is { } seconds ? since + TimeSpan.FromSeconds(seconds) : null;

    /// <summary>In seconds; null where none is asked for.</summary>
    public static long? Heartbeat(WaitingState? state) => Seconds(state, "HeartbeatSeconds");

    /// <summary>At most 99,999,999: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</summary>
    private static long? Seconds(WaitingState? state, string field) => state?.Source.GetInt64(field) is { } seconds and > 0 ? Math.Min(seconds, 99_999_999) : null;
}
