using System.Globalization;
using Dapper;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Access;

internal sealed class Audit(IPortalDatabase database, AuditSeal seal, ICurrentUser user, IAccess access) : IAudit
{
    private const string Columns = "number, at_us, actor_id, actor_name, action, connection, resource, outcome, comment, details, seal";
    private const int Batch = 1000;

    public async Task<AwsResult<Page<AuditRecord>>> SearchAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(cancellationToken) is { } refusal) return refusal;
        var size = Math.Clamp(query.PageSize, 1, Batch);
        var before = long.TryParse(query.NextToken, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var rows = await ReadAsync(query, before, size + 1, cancellationToken);
        var more = rows.Count > size;
        var records = rows.Take(size).Select(r => r.Record).ToList();
        return new Page<AuditRecord>(records, more ? records[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<AwsResult<AuditVerification>> VerifyAsync(CancellationToken cancellationToken)
    {
        if (await RefusalAsync(cancellationToken) is { } refusal) return refusal;
        return await AuditVerifier.VerifyAsync(database, seal, cancellationToken);
    }

    public async Task<AwsResult<Done>> ExportAsync(AuditQuery query, AuditFormat format, Stream to, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(cancellationToken) is { } refusal) return refusal;
        await using var export = AuditExport.Open(format, to);
        var before = long.MaxValue;
        while (true)
        {
            var rows = await ReadAsync(query, before, Batch, cancellationToken);
            foreach (var row in rows) await export.WriteAsync(row.Record, cancellationToken);
            if (rows.Count < Batch) return Done.Ok;
            before = rows[^1].Record.Number;
        }
    }

    private Task<List<AuditRow>> ReadAsync(AuditQuery query, long before, int limit, CancellationToken cancellationToken)
    {
        var where = "number < @before";
        if (!string.IsNullOrWhiteSpace(query.Text)) where += " AND (lower(actor_name) LIKE @like ESCAPE '!' OR lower(action) LIKE @like ESCAPE '!' OR lower(resource) LIKE @like ESCAPE '!' OR lower(outcome) LIKE @like ESCAPE '!' OR lower(coalesce(comment, '')) LIKE @like ESCAPE '!')";
        if (query.Actor is not null) where += " AND (actor_id = @Actor OR actor_name = @Actor)";
        if (query.Action is not null) where += " AND action = @Action";
        if (query.Connection is not null) where += " AND connection = @Connection";
        if (query.From is not null) where += " AND at_us >= @from";
        if (query.To is not null) where += " AND at_us < @to";
        var values = new
        {
            before,
            limit,
            like = SqlLike.Contains(query.Text),
            query.Actor,
            query.Action,
            query.Connection,
            from = query.From?.ToStore(),
            to = query.To?.ToStore(),
        };
        return database.ReadAsync(c => c.Query<AuditRow>($"SELECT {Columns} FROM audit WHERE {where} ORDER BY number DESC LIMIT @limit", values).AsList(), cancellationToken);
    }

    private async Task<AwsError?> RefusalAsync(CancellationToken cancellationToken) =>
        access.Refusal(await user.GetAsync(cancellationToken), PortalAct.ReadAudit, "");
}
