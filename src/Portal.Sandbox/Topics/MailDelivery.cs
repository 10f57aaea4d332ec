using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Topics;

/// <summary>Mail goes nowhere but into a list that people can read.</summary>
internal sealed class MailDelivery(Outbox outbox) : ISubscriptionDelivery
{
    public IReadOnlyList<string> Protocols => ["email", "email-json", "sms"];

    public PreparedDelivery Prepare(Subscription subscription, Notification notification)
    {
        var text = subscription.Protocol == "email-json" ? NotificationEnvelope.Notification(notification, subscription) : notification.TextFor(subscription.Protocol);
        var subject = notification.Content.Subject ?? "AWS Notification Message";
        return new(outbox.Add(new OutboxMail(subscription.Protocol, subscription.Endpoint, subject, text, notification.Topic.ToString(), notification.Time)), static () => { }, static () => { });
    }
}

/// <param name="Protocol">email, email-json or sms.</param>
/// <param name="To">Address or number.</param>
/// <param name="Subject">Of mail.</param>
/// <param name="Text">What it says.</param>
/// <param name="TopicArn">Where it comes from.</param>
/// <param name="Time">When it would have been sent.</param>
internal sealed record OutboxMail(string Protocol, string To, string Subject, string Text, string TopicArn, DateTimeOffset Time)
{
    public DataObject ToData() => new DataObjectBuilder
    {
        ["protocol"] = Protocol,
        ["to"] = To,
        ["subject"] = Subject,
        ["text"] = Text,
        ["topicArn"] = TopicArn,
        ["time"] = Time.ToUnixTimeMilliseconds(),
    }.Build();

    public static OutboxMail Read(DataObject data) => new(
        data.GetString("protocol")!,
        data.GetString("to")!,
        data.GetString("subject")!,
        data.GetString("text")!,
        data.GetString("topicArn")!,
        DateTimeOffset.FromUnixTimeMilliseconds(data.GetInt64("time") ?? 0));
}

/// <summary>Mail and short messages that would have been sent, the newest thousand.</summary>
internal sealed class Outbox
{
    private const int Most = 1000;
    private const string Partition = "outbox";

    private static readonly Collection Mails = new("outbox");

    private readonly IJournal journal;
    private long next;

    public Outbox(IJournal journal)
    {
        this.journal = journal;
        next = journal.Read(Mails, Partition, long.MaxValue, 1, descending: true) is [var newest] ? newest.Ordinal : 0;
    }

    /// <summary>Rows that add a mail and take the oldest away.</summary>
    public JournalWrites Add(OutboxMail mail)
    {
        var ordinal = Interlocked.Increment(ref next);
        return new JournalWrites().Put(Mails, Partition, ordinal, mail.ToData().ToUtf8()).Delete(Mails, Partition, ordinal - Most);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<OutboxMail> List(int limit = 100) =>
        [.. journal.Read(Mails, Partition, long.MaxValue, limit, descending: true).Select(r => OutboxMail.Read((DataObject)DataValue.Parse(r.Value)))];
}
