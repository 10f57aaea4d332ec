using System.Collections.Concurrent;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Topics that note what they get, and answer as a test wants.</summary>
internal sealed class FakeTopics : ITopics
{
    public ConcurrentQueue<(string Topic, OutgoingNotification Notification)> Published { get; } = new();

    /// <summary>What the next publications come to; null: they work.</summary>
    public Exception? Failure { get; set; }

    public bool Exists(Arn topic) => Failure is null;

    public ValueTask<string> PublishAsync(Arn topic, OutgoingNotification notification, CancellationToken cancellationToken)
    {
        if (Failure is not null) throw Failure;
        Published.Enqueue((topic.Resource, notification));
        return new("id");
    }
}
