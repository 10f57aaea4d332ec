using System.Data.Common;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Access;

/// <summary>What is to be recorded; number, time and seal are added.</summary>
internal sealed record AuditEntry(PortalUser Actor, string Action, string Connection, string Resource, string Outcome, string? Comment = null, string? Details = null);

/// <summary>Appends to the audit trail. There is no method that changes or removes a record.</summary>
internal sealed class AuditTrail(IPortalDatabase database, AuditSeal seal, TimeProvider time)
{
    public Task<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, transaction) => Append(connection, transaction, entry), cancellationToken);

    /// <summary>Appends within a transaction of the caller: the act and its record are durable together.</summary>
    public AuditRecord Append(DbConnection connection, DbTransaction transaction, AuditEntry entry)
    {
        database.Dialect.Lock(connection, transaction, StoreLock.Audit);
        var (last, lastSeal) = connection.QuerySingleOrDefault<(long, byte[]?)>("SELECT number, seal FROM audit ORDER BY number DESC LIMIT 1", transaction: transaction);
        var at = time.GetUtcNow();
        var record = new AuditRecord(last + 1, at, entry.Actor.Id, entry.Actor.Name, entry.Action, entry.Connection, entry.Resource, entry.Outcome, entry.Comment, entry.Details);
        var own = seal.Of(record, lastSeal ?? AuditSeal.Origin);
        connection.Execute("""
            INSERT INTO audit(number, at_us, actor_id, actor_name, action, connection, resource, outcome, comment, details, seal)
            VALUES (@Number, @at, @ActorId, @ActorName, @Action, @Connection, @Resource, @Outcome, @Comment, @Details, @seal)
            """,
            new { record.Number, at = at.ToStore(), record.ActorId, record.ActorName, record.Action, record.Connection, record.Resource, record.Outcome, record.Comment, record.Details, seal = own },
            transaction);
        connection.Execute("INSERT INTO audit_head(one, records, seal) VALUES (1, @Number, @head) ON CONFLICT(one) DO UPDATE SET records = excluded.records, seal = excluded.seal",
            new { record.Number, head = seal.OfLength(record.Number, own) }, transaction);
        return record;
    }
}
