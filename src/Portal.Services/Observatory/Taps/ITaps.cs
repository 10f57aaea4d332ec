using Portal.Services.Aws;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Taps: per bus a rule of ours that matches every event and sends it to a queue of ours. Nothing on AWS lists past events;
/// what a tap brings is what the observatory knows.
/// </summary>
public interface ITaps
{
    /// <summary>One for each bus of the connection, tapped or not.</summary>
    Task<AwsResult<IReadOnlyList<TapStatus>>> ListAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Makes rule, queue and queue policy, or mends what is missing of them. Calling it twice changes nothing.</summary>
    Task<AwsResult<TapStatus>> CreateAsync(string connection, string eventBusName, CancellationToken cancellationToken);

    /// <summary>Removes rule and queue. What was recorded stays.</summary>
    Task<AwsResult<Done>> RemoveAsync(string connection, string eventBusName, CancellationToken cancellationToken);

    /// <summary>The CloudFormation template (YAML) that equals what <see cref="CreateAsync"/> makes, for those who want to deploy it themselves.</summary>
    string TemplateFor(string eventBusName);
}

/// <param name="EventBusName">The bus.</param>
/// <param name="State">Whether events are being recorded.</param>
/// <param name="RuleName">The tap's rule.</param>
/// <param name="QueueName">The tap's queue.</param>
public sealed record TapStatus(string EventBusName, TapState State, string RuleName, string QueueName)
{
    /// <summary>Since when the recorder has been reading; null where it is not.</summary>
    public DateTimeOffset? RecordingSince { get; init; }
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Why recording fails at present; null where it does not.</summary>
    public AwsError? Error { get; init; }
}

public enum TapState
{
    /// <summary>No tap.</summary>
    Off,

    /// <summary>Rule and queue are there and the recorder reads.</summary>
    Recording,

    /// <summary>There is a tap, but the recorder cannot read it: see the error.</summary>
    Failing,
}
