using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;

namespace Portal.Services.Observatory.Tracing;

/// <summary>The way from the first cause that can be found down to where a trace was asked for.</summary>
/// <param name="Links">From the first cause on: events and executions in turn.</param>
/// <param name="HasEarlier">The first link has a cause of its own, which was not looked up.</param>
internal sealed record TraceCauses(IReadOnlyList<TraceLink> Links, bool HasEarlier)
{
    public static async Task<AwsResult<TraceCauses>> FindAsync(ITraceSource source, TraceQuery query, CancellationToken cancellationToken)
    {
        var start = await StartAsync(source, query.StartId, cancellationToken);
        if (!start.IsOk) return start.Error;
        var links = new List<TraceLink> { start.Value };
        var known = new HashSet<string>(StringComparer.Ordinal) { start.Value.Id };
        var most = query.FromHere ? 0 : query.MostCauses;
        while (await CauseAsync(source, links[0], cancellationToken) is { } cause && known.Add(cause.Id))
        {
            if (links.Count > most) return new TraceCauses(links, true);
            links.Insert(0, cause);
        }

        return new TraceCauses(links, false);
    }

    private static async Task<AwsResult<TraceLink>> StartAsync(ITraceSource source, string id, CancellationToken cancellationToken)
    {
        if (id.StartsWith("arn:", StringComparison.Ordinal)) return (await source.ExecutionAsync(id, cancellationToken)).Map(story => new TraceLink(story.Execution.ExecutionArn, null, story));
        return await source.EventAsync(id, null, cancellationToken) is { } found
            ? new TraceLink(id, found, null)
            : AwsError.NotFound($"Event {id} is not recorded.", "Only events of buses with a tap are, from the moment the tap was made.");
    }

    /// <summary>Null where the link has no cause that is known: a client, a schedule, or an execution that AWS has forgotten.</summary>
    private static async Task<TraceLink?> CauseAsync(ITraceSource source, TraceLink link, CancellationToken cancellationToken)
    {
        if (link.Event is { } e)
        {
            if (e.Event.ExecutionArn is not { } arn) return null;
            var story = await source.ExecutionAsync(arn, cancellationToken);
            return story.IsOk ? new(arn, null, story.Value) : null;
        }

        if (link.Story?.Trigger is not { } trigger) return null;
        var found = await source.EventAsync(trigger.Event.EventId, trigger.Event.EventBusName, cancellationToken);
        return found is null ? null : new(trigger.Event.EventId, found, null);
    }
}

/// <summary>An event or an execution.</summary>
internal sealed record TraceLink(string Id, TracedEvent? Event, ExecutionStory? Story);
