using Portal.Services.Aws;

namespace Portal.Services.Stacks;

/// <param name="Status">The status in which the stack ended.</param>
/// <param name="FirstFailure">The first resource that failed, and why; null where none did.</param>
internal sealed record FollowedStack(string Status, string? FirstFailure);

/// <summary>Reads a stack's events until it rests, and tells each one once, oldest first.</summary>
internal sealed class StackFollower(TimeProvider time)
{
    private static readonly TimeSpan SandboxPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AwsPause = TimeSpan.FromSeconds(2);

    /// <summary>The id of the newest event there is; null where there is none.</summary>
    public static async Task<string?> NewestAsync(AwsSession session, string stackId, CancellationToken cancellationToken)
    {
        var page = await session.CloudFormation.DescribeEventsAsync(stackId, null, cancellationToken);
        return page.Value is { Items: [var newest, ..] } ? newest.EventId : null;
    }

    /// <param name="seen">The newest event that is old news.</param>
    public async Task<AwsResult<FollowedStack>> FollowAsync(AwsSession session, string stackId, string? seen, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        string? firstFailure = null;
        while (true)
        {
            // The status first: events that come between the two calls are still read.
            var stack = await session.CloudFormation.DescribeStackAsync(stackId, cancellationToken);
            var events = await NewerAsync(session, stackId, seen, cancellationToken);
            foreach (var e in events)
            {
                seen = e.EventId;
                if (e.Status.EndsWith("_FAILED", StringComparison.Ordinal)) firstFailure ??= $"{e.LogicalId} ({e.Type}): {e.StatusReason ?? e.Status}";
                progress?.Report(e);
            }

            if (!stack.IsOk && !stack.Error.Retryable) return stack.Error;
            if (stack.Value is { } s && !s.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)) return new FollowedStack(s.Status, firstFailure ?? s.StatusReason);
            await Task.Delay(session.Connection.IsSandbox ? SandboxPause : AwsPause, time, cancellationToken);
        }
    }

    /// <summary>Oldest first. Where they cannot be read now they are read the next time.</summary>
    private static async Task<IReadOnlyList<StackEvent>> NewerAsync(AwsSession session, string stackId, string? seen, CancellationToken cancellationToken)
    {
        var newer = new List<StackEvent>();
        string? token = null;
        do
        {
            var page = await session.CloudFormation.DescribeEventsAsync(stackId, token, cancellationToken);
            if (!page.IsOk) return [];
            var fresh = page.Value.Items.TakeWhile(e => e.EventId != seen).ToList();
            newer.AddRange(fresh);
            token = fresh.Count == page.Value.Items.Count ? page.Value.NextToken : null;
        }
        while (token is not null);

        newer.Reverse();
        return newer;
    }
}
