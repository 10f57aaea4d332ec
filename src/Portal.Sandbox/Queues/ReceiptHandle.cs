using System.Buffers.Binary;

namespace Portal.Sandbox.Queues;

/// <summary>Names one receiving of one message. Opaque to clients.</summary>
internal readonly record struct ReceiptHandle(long Ordinal, long Receipt)
{
    private const int Length = 18;
    private const short Mark = 0x5153;

    public static bool TryParse(string text, out ReceiptHandle handle)
    {
        handle = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Convert.TryFromBase64String(text, bytes, out var written) || written != Length) return false;
        if (BinaryPrimitives.ReadInt16BigEndian(bytes) != Mark) return false;
        handle = new(BinaryPrimitives.ReadInt64BigEndian(bytes[2..]), BinaryPrimitives.ReadInt64BigEndian(bytes[10..]));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt16BigEndian(bytes, Mark);
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], Ordinal);
        BinaryPrimitives.WriteInt64BigEndian(bytes[10..], Receipt);
        return Convert.ToBase64String(bytes);
    }
}
