using System.Security.Cryptography;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Access;

/// <summary>Walks the chain from the first record to the sealed length and names the first record that does not fit.</summary>
internal static class AuditVerifier
{
    private const int Batch = 1000;

    public static async Task<AuditVerification> VerifyAsync(IPortalDatabase database, AuditSeal seal, CancellationToken cancellationToken)
    {
        long count = 0;
        var previous = AuditSeal.Origin;
        List<AuditRow> rows;
        do
        {
            rows = await database.ReadAsync(c => c.Query<AuditRow>("SELECT * FROM audit WHERE number > @count ORDER BY number LIMIT @Batch", new { count, Batch }).AsList(), cancellationToken);
            foreach (var row in rows)
            {
                if (row.Record.Number != count + 1) return new(count, count + 1, $"Record {count + 1} is missing.");
                if (!CryptographicOperations.FixedTimeEquals(seal.Of(row.Record, previous), row.Seal))
                    return new(count, row.Record.Number, $"Record {row.Record.Number} was changed, or a record before it was exchanged.");
                (count, previous) = (row.Record.Number, row.Seal);
            }
        }
        while (rows.Count == Batch);

        var head = await database.ReadAsync(c => c.QuerySingleOrDefault<(long Records, byte[]? Seal)>("SELECT records, seal FROM audit_head"), cancellationToken);
        if (head.Seal is null) return count == 0 ? new(0, null, null) : new(count, count, "The sealed length of the trail is missing.");
        if (head.Records > count) return new(count, count + 1, $"The trail was cut: it had {head.Records} records.");
        return CryptographicOperations.FixedTimeEquals(seal.OfLength(count, previous), head.Seal) ? new(count, null, null) : new(count, count, "The sealed length of the trail was changed.");
    }
}
