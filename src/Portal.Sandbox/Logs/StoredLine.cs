using System.Buffers.Binary;
using System.Text;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

/// <summary>A line as it is read.</summary>
/// <param name="Position">Its <see cref="LogPosition"/>.</param>
/// <param name="IngestedMilliseconds">When it came.</param>
/// <param name="Message">The line.</param>
internal readonly record struct StoredLine(long Position, long IngestedMilliseconds, string Message)
{
    private const int Head = sizeof(long);

    public long Milliseconds => LogPosition.Milliseconds(Position);

    public static byte[] ToBytes(long ingestedMilliseconds, string message)
    {
        var bytes = new byte[Head + Encoding.UTF8.GetByteCount(message)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, ingestedMilliseconds);
        Encoding.UTF8.GetBytes(message, bytes.AsSpan(Head));
        return bytes;
    }

    public static StoredLine Read(JournalRow row) =>
        new(row.Ordinal, BinaryPrimitives.ReadInt64LittleEndian(row.Value), Encoding.UTF8.GetString(row.Value.AsSpan(Head)));
}
