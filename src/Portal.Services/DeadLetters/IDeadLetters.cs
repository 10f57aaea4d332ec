using Portal.Services.Aws;

namespace Portal.Services.DeadLetters;

/// <summary>
/// The queues that hold what could not be delivered, and the way back for it. Messages are only looked at and never taken: a
/// message leaves its queue when somebody deletes it, or after its new send was acknowledged.
/// </summary>
public interface IDeadLetters
{
    /// <summary>The queues that targets of rules name for dead letters, and those that other queues redrive to, by name.</summary>
    Task<AwsResult<DeadLetterQueues>> ListAsync(string connection, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a queue: its messages are received, which hides them from others for a while, and stay in the queue. Dispose it
    /// when the page goes away: they show again at once; where the portal dies, after <see cref="IDeadLetterSession.HeldFor"/>.
    /// </summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="queueArn">A queue of the connection's account and region.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsResult<IDeadLetterSession>> OpenAsync(string connection, string queueArn, CancellationToken cancellationToken);
}

/// <param name="Queues">By name.</param>
/// <param name="Problems">What could not be looked at.</param>
public sealed record DeadLetterQueues(IReadOnlyList<DeadLetterQueue> Queues, IReadOnlyList<string> Problems);

/// <param name="Arn">The queue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Users">Who sends it what cannot be delivered.</param>
public sealed record DeadLetterQueue(string Arn, string Name, IReadOnlyList<DeadLetterUser> Users)
{
    /// <summary>Messages that can be received; an estimate of SQS. Null where it cannot be asked.</summary>
    public long? Messages { get; init; }

    /// <summary>Messages that somebody looks at just now.</summary>
    public long? Hidden { get; init; }

    /// <summary>Why the queue cannot be asked: often it is not there, and dead letters are lost.</summary>
    public string? Problem { get; init; }
}

/// <summary>Either a target of a rule, or a queue whose redrive policy names the dead-letter queue.</summary>
/// <param name="Name">The rule's or queue's name.</param>
/// <param name="EventBusName">The rule's bus; null for a queue.</param>
/// <param name="TargetArn">The rule's target; null for a queue.</param>
public sealed record DeadLetterUser(string Name, string? EventBusName, string? TargetArn);
