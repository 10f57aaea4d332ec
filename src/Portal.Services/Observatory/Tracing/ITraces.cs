using Portal.Services.Aws;

namespace Portal.Services.Observatory.Tracing;

/// <summary>Follows what caused what: an event through rules and targets to executions, their states, and the events that those emitted.</summary>
public interface ITraces
{
    /// <summary>
    /// The trace as it grows: one at once, then one whenever it changed, the last one after everything in it has ended and its
    /// events have arrived. An event that is not recorded, or an execution that AWS does not know, is an error.
    /// </summary>
    IAsyncEnumerable<AwsResult<Trace>> WatchAsync(string connection, TraceQuery query, CancellationToken cancellationToken);
}

/// <param name="StartId">An event's id, or the ARN of an execution.</param>
public sealed record TraceQuery(string StartId)
{
    /// <summary>True: the trace begins with <see cref="StartId"/>. False: with whatever led to it, as far back as <see cref="MostCauses"/>.</summary>
    public bool FromHere { get; init; }

    /// <summary>The most spans; what does not fit is counted at the span under which it is missing.</summary>
    public int MostSpans { get; init; } = 600;

    /// <summary>How many executions and events are looked up towards the cause.</summary>
    public int MostCauses { get; init; } = 20;

    /// <summary>A loop is followed so many times round.</summary>
    public int MostRounds { get; init; } = 4;

    /// <summary>The most executions whose histories are read.</summary>
    public int MostExecutions { get; init; } = 60;

    /// <summary>The most states of one execution; those that emitted an event, failed, or still go on come first.</summary>
    public int MostStates { get; init; } = 80;
}
