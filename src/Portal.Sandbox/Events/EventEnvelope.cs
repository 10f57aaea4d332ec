using System.Buffers;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Events;

/// <summary>The JSON that an event is from here on: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</summary>
internal static class EventEnvelope
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>What the fields around the detail need at most, without those whose length is known.</summary>
    private const int Overhead = 256;

    /// <param name="id">The new event's id.</param>
    /// <param name="sender">Account and region of the sender.</param>
    /// <param name="entry">The entry, complete and valid.</param>
    /// <param name="detail">Its detail as UTF-8, a JSON object; it goes in as it was written.</param>
    /// <param name="now">The time of an entry that has none.</param>
    public static byte[] Write(string id, EventSender sender, EventEntry entry, ReadOnlySpan<byte> detail, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(Overhead + detail.Length + (2 * (entry.Source!.Length + entry.DetailType!.Length)));
        using (var writer = new Utf8JsonWriter(buffer, DataValue.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("version"u8, "0"u8);
            writer.WriteString("id"u8, id);
            writer.WriteString("detail-type"u8, entry.DetailType);
            writer.WriteString("source"u8, entry.Source);
            writer.WriteString("account"u8, sender.Scope.AccountId);
            writer.WriteString("time"u8, (entry.Time ?? now).ToUniversalTime().ToString(TimeFormat, null));
            writer.WriteString("region"u8, sender.Scope.Region);
            writer.WriteStartArray("resources"u8);
            foreach (var resource in entry.Resources) writer.WriteStringValue(resource);
            writer.WriteEndArray();
            if (entry.ReplayName is { } replay) writer.WriteString("replay-name"u8, replay);
            writer.WritePropertyName("detail"u8);
            writer.WriteRawValue(detail, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
