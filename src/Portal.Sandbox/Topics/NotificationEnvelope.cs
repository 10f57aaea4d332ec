using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Topics;

/// <summary>The JSON text in which SNS wraps a message for its subscribers, written as SNS writes it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html. The signature has the right form and cannot be
/// verified: only AWS has the key.
/// </remarks>
internal static class NotificationEnvelope
{
    public static string Notification(Notification notification, Subscription subscription) => Write(
    [
        ("Type", "Notification"),
        ("MessageId", notification.Id),
        ("SequenceNumber", notification.SequenceNumber),
        ("TopicArn", notification.Topic.ToString()),
        ("Subject", notification.Content.Subject),
        ("Message", notification.TextFor(subscription.Protocol)),
        ("Timestamp", Time(notification.Time)),
        ("SignatureVersion", "1"),
        ("Signature", Signature(notification.Id)),
        ("SigningCertURL", CertificateUrl(notification.Topic.Region)),
        ("UnsubscribeURL", $"https://sns.{notification.Topic.Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}"),
    ], notification.Content.Attributes);

    /// <summary>Asks an HTTP endpoint whether it wants the topic's messages.</summary>
    public static string Confirmation(Subscription subscription, string messageId, DateTimeOffset time, string subscribeUrl) => Write(
    [
        ("Type", "SubscriptionConfirmation"),
        ("MessageId", messageId),
        ("Token", subscription.Token),
        ("TopicArn", subscription.Topic.ToString()),
        ("Message", $"You have chosen to subscribe to the topic {subscription.Topic}.\nTo confirm the subscription, visit the SubscribeURL included in this message."),
        ("SubscribeURL", subscribeUrl),
        ("Timestamp", Time(time)),
        ("SignatureVersion", "1"),
        ("Signature", Signature(messageId)),
        ("SigningCertURL", CertificateUrl(subscription.Topic.Region)),
    ], null);

    private static string Write(IReadOnlyList<(string Name, string? Value)> fields, DataObject? attributes)
    {
        var text = new StringBuilder("{\n");
        text.AppendJoin(",\n", fields.Where(f => f.Value is not null).Select(f => $"  \"{f.Name}\" : {Quoted(f.Value!)}"));
        if (attributes is { Count: > 0 })
        {
            text.Append(",\n  \"MessageAttributes\" : {\n");
            text.AppendJoin(",\n", attributes.Select(a => $"    {Quoted(a.Key)} : {Attribute((DataObject)a.Value)}"));
            text.Append("\n  }");
        }

        return text.Append("\n}").ToString();
    }

    private static string Attribute(DataObject attribute) =>
        $"{{\"Type\":{Quoted(attribute.GetString("DataType") ?? "")},\"Value\":{Quoted(attribute.GetString("StringValue") ?? attribute.GetString("BinaryValue") ?? "")}}}";

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string CertificateUrl(string region) => $"https://sns.{region}.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem";

    private static string Signature(string id) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
