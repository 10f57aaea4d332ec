using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.Sqs;

namespace Portal.Services.DeadLetters;

internal sealed class DeadLetterSession(AwsSession opened, string queueArn, string queueUrl, UserSessions users, Resender resender) : IDeadLetterSession
{
    /// <summary>What SQS takes in one call.</summary>
    private const int Batch = 10;

    /// <summary>SQS asks all its servers only where it may wait: without, a full queue can seem empty.</summary>
    private const int WaitSeconds = 1;

    private static readonly int HeldSeconds = (int)IDeadLetterSession.HeldFor.TotalSeconds;

    private readonly HeldMessages held = new();

    public string QueueArn => queueArn;

    public IReadOnlyList<DeadLetter> Messages => held.Letters;

    public async Task<AwsResult<bool>> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        var wanted = Math.Min(most, IDeadLetterSession.MostHeld - held.Count);
        while (wanted > 0)
        {
            var request = new ReceiveMessageRequest(queueUrl, Math.Min(Batch, wanted), WaitSeconds, [.. DeadLetterReader.SystemAttributes])
            {
                MessageAttributeNames = ["All"],
                VisibilityTimeout = HeldSeconds,
            };
            var received = await opened.Sqs.ReceiveAsync(request, cancellationToken);
            if (!received.IsOk) return received.Error;
            if (received.Value.Count == 0) return false;
            foreach (var message in received.Value) held.Take(message);
            wanted -= received.Value.Count;
        }

        return true;
    }

    public async Task ExtendAsync(CancellationToken cancellationToken)
    {
        foreach (var group in held.All.Select(h => h.Message.ReceiptHandle).Chunk(Batch))
        {
            var lost = await opened.Sqs.ChangeVisibilityAsync(queueUrl, group, HeldSeconds, cancellationToken);
            if (lost.IsOk) held.RemoveHandles(lost.Value);
        }
    }

    public Task<AwsResult<IReadOnlyList<ResendTarget>>> TargetsOfAsync(DeadLetter message, CancellationToken cancellationToken) =>
        resender.TargetsOfAsync(opened, message, cancellationToken);

    public Task<ResendResult> SendAsync(DeadLetter message, ResendDestination destination, string? edited, CancellationToken cancellationToken)
    {
        if (held.Find(message.MessageId) is not { } own) return Task.FromResult(NotHeld(message));
        if ((edited is null ? own.Body.Original : own.Body.Restore(edited)) is not { } body)
            return Task.FromResult(new ResendResult(message, ResendOutcome.Refused, "The masked task tokens must stay as they are: they are put back when the event is sent."));
        return ActAsync(PortalAct.SendEvents, "dead-letter.send", own, session => resender.SendAsync(session, own, body, destination), destination.GetType().Name, cancellationToken);
    }

    public Task<ResendResult> DeleteAsync(DeadLetter message, CancellationToken cancellationToken) => held.Find(message.MessageId) is { } own
        ? ActAsync(PortalAct.DeleteDeadLetters, "dead-letter.delete", own, _ => Task.FromResult<AwsResult<string>>("Deleted."), null, cancellationToken)
        : Task.FromResult(NotHeld(message));

    /// <summary>What is still held shows again at once. Where that fails it does after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var group in held.All.Select(h => h.Message.ReceiptHandle).Chunk(Batch)) await opened.Sqs.ChangeVisibilityAsync(queueUrl, group, 0, CancellationToken.None);
    }

    /// <summary>Makes sure that the message is held, does something with it, and only then deletes it.</summary>
    private async Task<ResendResult> ActAsync(PortalAct act, string action, HeldMessage own, Func<AwsSession, Task<AwsResult<string>>> perform, string? destination, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = await users.ActAsync<ResendResult>(act, opened.Connection.Id, action, queueArn, async session =>
        {
            // Not cancelled half-way: between a send and its delete the user's leaving must not count.
            var lost = await session.Sqs.ChangeVisibilityAsync(queueUrl, [own.Message.ReceiptHandle], HeldSeconds, CancellationToken.None);
            if (!lost.IsOk) return lost.Error with { Kind = AwsErrorKind.Conflict };
            if (lost.Value.Count > 0) return AwsError.Conflict(NotHeldText);
            var performed = await perform(session);
            if (!performed.IsOk) return performed.Error;
            var deleted = await session.Sqs.DeleteMessagesAsync(queueUrl, [own.Message.ReceiptHandle], CancellationToken.None);
            var problem = deleted.Error?.Message ?? deleted.Value!.Failed?.FirstOrDefault()?.Message;
            return problem is null
                ? new ResendResult(own.Letter, ResendOutcome.Done, performed.Value)
                : new ResendResult(own.Letter, ResendOutcome.StillThere, $"{performed.Value} It could not be deleted from the queue: {problem}");
        }, CancellationToken.None, details: r => Details(own.Letter, destination, r));
        if (!done.IsOk) return new(own.Letter, done.Error.OutcomeUnknown ? ResendOutcome.Unknown : ResendOutcome.Refused, done.Error.Message);
        if (done.Value.Outcome == ResendOutcome.Done) held.Remove(own.Letter.MessageId);
        return done.Value;
    }

    private const string NotHeldText = "It is not held any more: somebody else may have it. Open the queue again.";

    private static ResendResult NotHeld(DeadLetter message) => new(message, ResendOutcome.Refused, NotHeldText);

    private static string Details(DeadLetter letter, string? destination, ResendResult result) => new DataObjectBuilder
    {
        ["messageId"] = letter.MessageId,
        ["eventId"] = letter.Event is { } e ? (DataValue)e.Id : null,
        ["rule"] = letter.RuleArn is { } rule ? (DataValue)rule : null,
        ["to"] = destination is null ? null : (DataValue)destination,
        ["result"] = result.Outcome.ToString(),
    }.Build().ToJson();
}
