using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>Delivers to one kind of target: a queue, a state machine, a log group, another bus, ...</summary>
public interface ITargetInvoker
{
    /// <summary>What this kind is called on pages and in docs: <c>SQS queue</c>.</summary>
    string Kind { get; }

    bool Handles(Arn target);

    /// <summary>
    /// True where an attempt waits for the journal and for nothing else. The first attempt is then made before the event is
    /// acknowledged, and what it commits is all that is written; other deliveries get a row first and are made behind it.
    /// </summary>
    bool IsLocal => false;

    ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken);
}

/// <summary>One attempt at one target.</summary>
/// <param name="Id">The delivery's id: the same for every attempt, so that an invoker can recognise a repetition.</param>
/// <param name="Scope">The rule's account and region.</param>
/// <param name="RuleArn">The rule that matched.</param>
/// <param name="Target">The target as it was put, with its parameters.</param>
/// <param name="TargetArn">The target's ARN, parsed.</param>
/// <param name="Payload">What the target gets: the event, a part of it, a constant or a transformed text (JSON, or a bare string).</param>
/// <param name="EventId">The event's id.</param>
/// <param name="EventJson">The whole event as UTF-8.</param>
public sealed record TargetInvocation(
    string Id,
    ResourceScope Scope,
    string RuleArn,
    Target Target,
    Arn TargetArn,
    string Payload,
    string EventId,
    ReadOnlyMemory<byte> EventJson);

/// <summary>How an attempt ended.</summary>
/// <param name="Succeeded">True: the target has it.</param>
/// <param name="Writes">Rows that must become durable together with the end of the delivery; null for none.</param>
/// <param name="ErrorCode">As it appears in the dead letter's ERROR_CODE.</param>
/// <param name="ErrorMessage">As it appears in the dead letter's ERROR_MESSAGE.</param>
/// <param name="Retryable">False for missing targets and missing permissions: AWS does not retry those.</param>
public readonly record struct InvocationOutcome(bool Succeeded, JournalWrites? Writes = null, string? ErrorCode = null, string? ErrorMessage = null, bool Retryable = true)
{
    public static readonly InvocationOutcome Success = new(true);

    public static InvocationOutcome Failure(string code, string message, bool retryable = true) => new(false, null, code, message, retryable);
}
