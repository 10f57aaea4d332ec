using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Queues;

/// <summary>A message as it lies in the journal. Its receive count is not part of it: that lives in memory.</summary>
internal sealed record StoredMessage
{
    private const byte Version = 1;

    public required long SentMilliseconds { get; init; }

    /// <summary>When it may be received for the first time; the time of sending unless it was delayed.</summary>
    public required long VisibleMilliseconds { get; init; }

    public required string MessageId { get; init; }
    public required string SenderId { get; init; }
    public required string Body { get; init; }
    public DataObject? Attributes { get; init; }
    public DataObject? SystemAttributes { get; init; }
    public string? GroupId { get; init; }
    public string? DeduplicationId { get; init; }
    public string? SequenceNumber { get; init; }

    /// <summary>The queue it was moved from by a redrive policy.</summary>
    public string? DeadLetterSource { get; init; }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(Body.Length + 128);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(SentMilliseconds);
        writer.Write(VisibleMilliseconds);
        writer.Write(GroupId ?? "");
        writer.Write(MessageId);
        writer.Write(SenderId);
        writer.Write(Body);
        writer.Write(Attributes?.ToJson() ?? "");
        writer.Write(SystemAttributes?.ToJson() ?? "");
        writer.Write(DeduplicationId ?? "");
        writer.Write(SequenceNumber ?? "");
        writer.Write(DeadLetterSource ?? "");
        writer.Flush();
        return stream.ToArray();
    }

    public static StoredMessage Read(byte[] bytes)
    {
        using var reader = Open(bytes);
        var sent = reader.ReadInt64();
        var visible = reader.ReadInt64();
        var group = Optional(reader);
        return new StoredMessage
        {
            SentMilliseconds = sent,
            VisibleMilliseconds = visible,
            GroupId = group,
            MessageId = reader.ReadString(),
            SenderId = reader.ReadString(),
            Body = reader.ReadString(),
            Attributes = Object(reader),
            SystemAttributes = Object(reader),
            DeduplicationId = Optional(reader),
            SequenceNumber = Optional(reader),
            DeadLetterSource = Optional(reader),
        };
    }

    /// <summary>Only what a queue keeps in memory for each message.</summary>
    public static (long Sent, long Visible, string? GroupId) ReadHead(byte[] bytes)
    {
        using var reader = Open(bytes);
        return (reader.ReadInt64(), reader.ReadInt64(), Optional(reader));
    }

    private static BinaryReader Open(byte[] bytes)
    {
        var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        var version = reader.ReadByte();
        return version == Version ? reader : throw new InvalidDataException($"A queue message has the unknown format {version}.");
    }

    private static string? Optional(BinaryReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;

    private static DataObject? Object(BinaryReader reader) => DataValue.TryParse(Optional(reader)) as DataObject;
}
