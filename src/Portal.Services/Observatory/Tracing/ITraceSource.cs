using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;

namespace Portal.Services.Observatory.Tracing;

/// <summary>What a walk looks up on its way.</summary>
internal interface ITraceSource
{
    /// <summary>Null where it is not recorded.</summary>
    /// <param name="eventBusName">Null for the bus on which it was sent, where several recorded it.</param>
    Task<TracedEvent?> EventAsync(string eventId, string? eventBusName, CancellationToken cancellationToken);

    Task<AwsResult<ExecutionStory>> ExecutionAsync(string executionArn, CancellationToken cancellationToken);
}

/// <param name="Deliveries">What became of it.</param>
internal sealed record TracedEvent(RecordedEvent Event, IReadOnlyList<EventDelivery> Deliveries);
