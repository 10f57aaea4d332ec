using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>A published message on its way to the subscribers.</summary>
/// <param name="Topic">Where it was published.</param>
/// <param name="Id">Its MessageId.</param>
/// <param name="Time">When it was published.</param>
/// <param name="Content">What was published.</param>
/// <param name="SequenceNumber">FIFO topics only.</param>
internal sealed record Notification(Arn Topic, string Id, DateTimeOffset Time, OutgoingNotification Content, string? SequenceNumber)
{
    /// <summary>The text for a protocol: with MessageStructure <c>json</c> the message has one for each, or a default.</summary>
    public string TextFor(string protocol)
    {
        if (Content.MessageStructure != "json") return Content.Message;
        var texts = (DataObject)DataValue.Parse(Content.Message);
        return texts.GetString(protocol) ?? texts.GetString("default")!;
    }
}
