using System.Collections.Concurrent;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Queues that note what they get, and answer as a test wants.</summary>
internal sealed class FakeQueues : IQueues
{
    public ConcurrentQueue<(string Queue, OutgoingMessage Message)> Sent { get; } = new();

    /// <summary>What a send to a queue (by its name) comes to; null: it works.</summary>
    public Func<string, Exception?> Failure { get; set; } = _ => null;

    public int Attempts { get; private set; }

    public bool Exists(Arn queue) => true;

    public Arn? FromUrl(string queueUrl, ResourceScope caller) => null;

    public ValueTask<SentMessage> SendAsync(Arn queue, OutgoingMessage message, CancellationToken cancellationToken)
    {
        Attempts++;
        if (Failure(queue.Resource) is { } failure) throw failure;
        Sent.Enqueue((queue.Resource, message));
        return new(new SentMessage("id", "md5"));
    }

    public PreparedMessage Prepare(Arn queue, OutgoingMessage message) => throw new NotSupportedException();

    public static AwsFault NoQueue { get; } = new("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
}
