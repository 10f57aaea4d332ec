using Portal.Services.Executions;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Correlation;

/// <param name="Event">The event itself.</param>
/// <param name="Origin">Who sent it.</param>
/// <param name="Rules">Every rule of its bus as it is now, with its verdict on the event; taps left out.</param>
/// <param name="Deliveries">One for each target of each rule that delivers.</param>
public sealed record EventStory(RecordedEventDetail Event, EventOrigin Origin, IReadOnlyList<RuleVerdict> Rules, IReadOnlyList<EventDelivery> Deliveries);

public enum EventOriginKind
{
    Client,
    Execution,
    Replay,
    AwsService,
}

/// <param name="Kind">What kind of sender.</param>
public sealed record EventOrigin(EventOriginKind Kind)
{
    public string? ExecutionArn { get; init; }
    public string? StateMachineArn { get; init; }

    /// <summary>The state whose task sent it, joined by the event id in the history; null where the history no longer says.</summary>
    public string? StateName { get; init; }
    public string? ReplayName { get; init; }
}

/// <summary>What a matching rule's target got, as far as it can be known.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Target">One of its targets.</param>
/// <param name="Outcome">Delivered is said only where something shows it: an execution, a log line, a bus log record.</param>
public sealed record EventDelivery(RuleDetail Rule, TargetDetail Target, DeliveryOutcome Outcome)
{
    /// <summary>The execution that it started; null for other targets, or where none was found.</summary>
    public ExecutionSummary? Execution { get; init; }

    /// <summary>How sure the join to the execution is.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Why this execution: the evidence in words.</summary>
    public string? Evidence { get; init; }

    /// <summary>The line in the target's log group; null for other targets, or where none was found.</summary>
    public string? LogLine { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The tries, oldest first; empty where the bus writes no log, or logs errors only and there was none.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>From EventBridge's acceptance of the event to the end of the last try; null where the bus's log does not say.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The bus's log says that the event went to the target's dead-letter queue.</summary>
    public bool IsDeadLettered { get; init; }

    /// <summary>What EventBridge's bus log says about a failure.</summary>
    public string? Error { get; init; }
}

public enum DeliveryOutcome
{
    /// <summary>The rule matches; nothing shows what became of it.</summary>
    Expected,
    Delivered,
    Failed,
}
