using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Queues;

/// <summary>The MD5 sums by which clients check what they sent and received.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
/// (calculating the MD5 message digest for message attributes)
/// </remarks>
internal static class MessageChecksums
{
    private const byte StringTransport = 1;
    private const byte BinaryTransport = 2;

    /// <summary>Lower-case hex of the text's MD5.</summary>
    public static string OfBody(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Null without attributes.</summary>
    public static string? OfAttributes(DataObject? attributes)
    {
        if (attributes is null or { Count: 0 }) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, value) in attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var attribute = (DataObject)value;
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, Encoding.UTF8.GetBytes(attribute.GetString("DataType") ?? ""));
            if (attribute.GetString("BinaryValue") is { } binary)
            {
                hash.AppendData([BinaryTransport]);
                Append(hash, Convert.FromBase64String(binary));
            }
            else
            {
                hash.AppendData([StringTransport]);
                Append(hash, Encoding.UTF8.GetBytes(attribute.GetString("StringValue") ?? ""));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
