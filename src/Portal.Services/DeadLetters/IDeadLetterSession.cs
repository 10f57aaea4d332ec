using Portal.Services.Aws;

namespace Portal.Services.DeadLetters;

/// <summary>Messages of one dead-letter queue, held for one user.</summary>
public interface IDeadLetterSession : IAsyncDisposable
{
    /// <summary>How long messages stay hidden without a sign of life of this portal.</summary>
    static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(2);

    /// <summary>The most that are held at once.</summary>
    const int MostHeld = 1000;

    string QueueArn { get; }

    /// <summary>What is held, in the order of receiving.</summary>
    IReadOnlyList<DeadLetter> Messages { get; }

    /// <summary>Holds more: up to <paramref name="most"/> messages.</summary>
    /// <returns>False where the queue seems to have no more.</returns>
    Task<AwsResult<bool>> ReceiveAsync(int most, CancellationToken cancellationToken);

    /// <summary>Hides the messages again for a while. Call it at least once in <see cref="HeldFor"/>.</summary>
    Task ExtendAsync(CancellationToken cancellationToken);

    /// <summary>The targets that a message can be sent to again: those of its rule as it is now.</summary>
    Task<AwsResult<IReadOnlyList<ResendTarget>>> TargetsOfAsync(DeadLetter message, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a message again and then deletes it. It stays in the queue where the send was not acknowledged, and where it is
    /// not held any more. Each send is in the audit trail.
    /// </summary>
    /// <param name="message">One of <see cref="Messages"/>.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="edited">Another body; null for its own. Task tokens stand masked in it and are put back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ResendResult> SendAsync(DeadLetter message, ResendDestination destination, string? edited, CancellationToken cancellationToken);

    /// <summary>Deletes a message for good. In the audit trail.</summary>
    Task<ResendResult> DeleteAsync(DeadLetter message, CancellationToken cancellationToken);
}

/// <param name="MessageId">SQS's id.</param>
/// <param name="Body">As it stands in the queue; task tokens masked.</param>
public sealed record DeadLetter(string MessageId, string Body)
{
    /// <summary>The envelope's id, source and so on; null where the body is no event.</summary>
    public DeadEvent? Event { get; init; }

    /// <summary>For example SDK_CLIENT_ERROR; null for messages that EventBridge did not send.</summary>
    public string? ErrorCode { get; init; }
    public string? ErrorMessage { get; init; }
    public string? RuleArn { get; init; }
    public string? TargetArn { get; init; }

    /// <summary>MaximumRetryAttempts or MaximumEventAgeInSeconds; null where it was not retried.</summary>
    public string? ExhaustedRetryCondition { get; init; }
    public int? RetryAttempts { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often it was received, this time included.</summary>
    public int ReceiveCount { get; init; }

    /// <summary>All attributes that the message carries, task tokens masked.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The queue that it came from by redrive; null for others.</summary>
    public string? SourceQueueArn { get; init; }

    /// <summary>The rule's bus and name, read from its ARN.</summary>
    public (string EventBusName, string Name)? Rule => RuleArn is { } arn ? DeadLetterReader.Rule(arn) : null;
}

/// <summary>What of an event a list shows.</summary>
public sealed record DeadEvent(string Id, string Source, string DetailType);

/// <param name="TargetId">The target's id.</param>
/// <param name="Arn">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Problem">Why it cannot be reached from here; null where it can.</param>
/// <param name="IsOriginal">The target that the message could not be delivered to.</param>
public sealed record ResendTarget(string TargetId, string Arn, string Name, string? Problem, bool IsOriginal);

/// <summary>Where a message is sent to again.</summary>
public abstract record ResendDestination
{
    private ResendDestination()
    {
    }

    /// <summary>A target of its rule as it is now, with the target's input; no other rule sees it.</summary>
    /// <param name="TargetId">Null for the one that failed; where that is gone, the only one there is.</param>
    public sealed record ToTarget(string? TargetId = null) : ResendDestination;

    /// <summary>The rule's event bus, as a new event: every rule that matches gets it.</summary>
    public sealed record ToBus : ResendDestination;

    /// <summary>The queue from which it came by redrive.</summary>
    public sealed record ToSourceQueue : ResendDestination;
}

/// <param name="Message">The message.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">For people: where it went, or why not.</param>
public sealed record ResendResult(DeadLetter Message, ResendOutcome Outcome, string Text);

public enum ResendOutcome
{
    /// <summary>Acknowledged, or deleted as asked; it is not in the queue any more.</summary>
    Done,

    /// <summary>Acknowledged, but it could not be taken from the queue: it will show again.</summary>
    StillThere,

    /// <summary>Not sent; it is in the queue.</summary>
    Refused,

    /// <summary>No answer came: it may have been sent. It is in the queue.</summary>
    Unknown,
}
