using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Correlation;

internal sealed class Traces(UserSessions users, EventStore events, DeliveryFinder deliveries, StoryReader stories, TriggerFinder triggers) : ITraces
{
    /// <summary>How many causes are followed back.</summary>
    private const int MostCauses = 20;

    public async Task<AwsResult<Trace>> ForEventAsync(string connection, string eventId, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        if (await events.FindAsync(connection, eventId, cancellationToken) is not { } e) return AwsError.NotFound($"Event {eventId} is not recorded.");
        return await TraceAsync(session.Value, new TraceRoot(e, null), TraceIds.Of(e.Event), cancellationToken);
    }

    public async Task<AwsResult<Trace>> ForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var described = await session.Value.StepFunctions.DescribeExecutionAsync(executionArn, cancellationToken);
        if (!described.IsOk) return described.Error;
        var execution = ExecutionReader.Detail(described.Value);
        return await TraceAsync(session.Value, new TraceRoot(null, execution), TraceIds.Of(execution), cancellationToken);
    }

    private async Task<AwsResult<Trace>> TraceAsync(AwsSession session, TraceRoot focus, string focusId, CancellationToken cancellationToken)
    {
        var (root, hasEarlier) = await ClimbAsync(session, focus, cancellationToken);
        var trace = await BuildAsync(session, root, cancellationToken);

        // A wide chain may have no room left for what was asked for: then that begins it.
        var isCut = !trace.Nodes.Any(n => n.Id == focusId);
        if (isCut) trace = await BuildAsync(session, focus, cancellationToken);
        return new Trace(focusId, trace.Nodes, trace.IsTruncated, hasEarlier || isCut);
    }

    private async Task<TraceBuilder> BuildAsync(AwsSession session, TraceRoot root, CancellationToken cancellationToken)
    {
        var builder = new TraceBuilder(session, events, deliveries, stories);
        await builder.BuildAsync(root, cancellationToken);
        return builder;
    }

    /// <summary>From cause to cause, back to what nothing recorded caused.</summary>
    private async Task<(TraceRoot Root, bool HasEarlier)> ClimbAsync(AwsSession session, TraceRoot from, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = from;
        for (var climbed = 0; climbed < MostCauses && seen.Add(at.Id); climbed++)
        {
            if (await CauseAsync(session, at, cancellationToken) is not { } cause || seen.Contains(cause.Id)) return (at, false);
            at = cause;
        }

        return (at, true);
    }

    private async Task<TraceRoot?> CauseAsync(AwsSession session, TraceRoot of, CancellationToken cancellationToken)
    {
        if (of.Execution is { } execution)
        {
            if (await triggers.FindAsync(session, execution, cancellationToken) is not { } trigger) return null;
            return await events.FindAsync(session.Connection.Id, trigger.Event.EventId, cancellationToken) is { } e ? new(e, null) : null;
        }

        if (of.Event?.Event.ExecutionArn is not { } emitter) return null;
        var described = await session.StepFunctions.DescribeExecutionAsync(emitter, cancellationToken);
        return described.IsOk ? new(null, ExecutionReader.Detail(described.Value)) : null;
    }
}

/// <summary>An event or an execution: one of the two is set.</summary>
internal sealed record TraceRoot(StoredEvent? Event, ExecutionDetail? Execution)
{
    public string Id => Event is null ? TraceIds.Of(Execution!) : TraceIds.Of(Event.Event);
}

/// <summary>How nodes are named.</summary>
internal static class TraceIds
{
    public static string Of(RecordedEvent e) => $"event:{e.EventId}@{e.EventBusName}";
    public static string Of(ExecutionSummary execution) => "execution:" + execution.ExecutionArn;
    public static string Of(string parentId, EventDelivery delivery) => $"{parentId}/{delivery.Rule.Name}/{delivery.Target.Id}";
    public static string Of(string parentId, StateVisit visit) => $"{parentId}#{visit.EnteredEventId}";
}
