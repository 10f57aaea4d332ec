using Portal.Services.Aws;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Joins events with the executions that emitted them and those that they started.</summary>
public interface ICorrelation
{
    /// <summary>Where an event came from, which rules it matched, what it started.</summary>
    Task<AwsResult<EventStory>> ForEventAsync(string connection, string eventId, CancellationToken cancellationToken);

    /// <summary>What an execution did: state by state, with the events that each state emitted and what became of them.</summary>
    Task<AwsResult<ExecutionStory>> ForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken);

    /// <summary>As <see cref="ForExecutionAsync"/>, without what became of the events and without the trigger: for comparing.</summary>
    Task<AwsResult<ExecutionStory>> OutlineAsync(string connection, string executionArn, CancellationToken cancellationToken);

    /// <summary>
    /// The story as it grows: one at once, then one whenever it changed, the last one after the execution has ended and its
    /// events have arrived.
    /// </summary>
    IAsyncEnumerable<AwsResult<ExecutionStory>> WatchExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken);
}

/// <summary>How sure a join is.</summary>
public enum Confidence
{
    /// <summary>AWS says so itself: an ARN or an event id.</summary>
    Certain,

    /// <summary>Rule, target, input and time fit, and nothing else does.</summary>
    Likely,

    /// <summary>It fits, but others fit as well.</summary>
    Possible,
}
