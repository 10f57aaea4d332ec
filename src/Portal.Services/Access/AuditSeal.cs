using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Services.Store;

namespace Portal.Services.Access;

/// <summary>The HMAC-SHA256 of a record together with the seal before it: a changed, moved or missing record breaks the chain.</summary>
internal sealed class AuditSeal(DataKeys keys)
{
    /// <summary>What the first record is chained to.</summary>
    public static readonly byte[] Origin = new byte[32];

    private readonly Lazy<byte[]> key = new(() => keys.For("audit"));

    public byte[] Of(AuditRecord record, byte[] previous)
    {
        var fields = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            record.Number, record.At.ToStore(), record.ActorId, record.ActorName, record.Action, record.Connection, record.Resource, record.Outcome, record.Comment, record.Details,
        });
        return HMACSHA256.HashData(key.Value, previous.Concat(fields).ToArray());
    }

    /// <summary>Seals the length of the trail, so that records missing at its end show too.</summary>
    public byte[] OfLength(long count, byte[] last) => HMACSHA256.HashData(key.Value, last.Concat(Encoding.UTF8.GetBytes("length " + count)).ToArray());
}
