using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Publishes to SNS topics from inside the sandbox: rule targets and <c>sns:publish</c> states.</summary>
public interface ITopics
{
    bool Exists(Arn topic);

    /// <summary>Ends when the message is durable with a delivery for each subscription; gives its MessageId.</summary>
    /// <exception cref="AwsFault">NotFound, or an input SNS refuses.</exception>
    ValueTask<string> PublishAsync(Arn topic, OutgoingNotification notification, CancellationToken cancellationToken);
}

/// <param name="Message">The text; JSON by protocol where <paramref name="MessageStructure"/> is <c>json</c>.</param>
/// <param name="Subject">For mail; up to 100 characters.</param>
/// <param name="MessageStructure"><c>json</c> or null.</param>
/// <param name="Attributes">Message attributes as Publish takes them.</param>
/// <param name="GroupId">FIFO topics only.</param>
/// <param name="DeduplicationId">FIFO topics only.</param>
public sealed record OutgoingNotification(string Message, string? Subject = null, string? MessageStructure = null, DataObject? Attributes = null, string? GroupId = null, string? DeduplicationId = null);
