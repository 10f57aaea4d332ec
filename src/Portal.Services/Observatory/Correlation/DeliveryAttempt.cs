namespace Portal.Services.Observatory.Correlation;

/// <summary>One try to hand an event to a target, as the bus's log tells it.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="At">When the log was written: at the end of the try.</param>
/// <param name="Status">SUCCESS, or EventBridge's error code.</param>
/// <param name="Took">How long the target took; null where the log does not say.</param>
/// <param name="Error">The error's sentence; null where the try succeeded.</param>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html</remarks>
public sealed record DeliveryAttempt(int Number, DateTimeOffset At, string Status, TimeSpan? Took, string? Error)
{
    public bool Succeeded => Status == "SUCCESS";
}
