using Portal.Services.Aws;

namespace Portal.Services.Rules.Health;

/// <summary>How deliveries of a rule went lately, as far as anything shows it.</summary>
public interface ITargetHealth
{
    /// <summary>Looks at the newest recorded events that the rule matches, and at the dead-letter queues of its targets.</summary>
    Task<AwsResult<RuleHealth>> ReadAsync(string connection, RuleDetail rule, CancellationToken cancellationToken);
}

/// <param name="Events">How many events were looked at.</param>
/// <param name="Targets">One for each target, in the rule's order.</param>
public sealed record RuleHealth(int Events, IReadOnlyList<TargetHealth> Targets)
{
    public TargetHealth? Of(string targetId) => Targets.FirstOrDefault(t => t.TargetId == targetId);
}

/// <param name="TargetId">The target's id.</param>
/// <param name="Delivered">Events of which something shows that they arrived.</param>
/// <param name="Failed">Events of which the bus's log says that they did not.</param>
/// <param name="Unknown">Events of which nothing shows what became of them.</param>
public sealed record TargetHealth(string TargetId, int Delivered, int Failed, int Unknown)
{
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Why the newest failed one failed.</summary>
    public string? LastError { get; init; }

    /// <summary>The newest failed event.</summary>
    public string? LastFailedEventId { get; init; }

    /// <summary>Messages that wait in the dead-letter queue, of other targets too; null where there is none or it cannot be asked.</summary>
    public int? DeadLetters { get; init; }

    /// <summary>Why the dead-letter queue cannot be asked: often it is not there.</summary>
    public string? DeadLetterProblem { get; init; }

    /// <summary>The target is a queue, and this is why it cannot be found.</summary>
    public string? Missing { get; init; }
}
