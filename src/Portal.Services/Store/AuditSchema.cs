namespace Portal.Services.Store;

internal static class AuditSchema
{
    public static readonly Migration Create = new("audit trail", dialect =>
    [
        $"""
        CREATE TABLE audit(
          number BIGINT PRIMARY KEY, at_us BIGINT NOT NULL, actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, action TEXT NOT NULL,
          connection TEXT NOT NULL, resource TEXT NOT NULL, outcome TEXT NOT NULL, comment TEXT, details TEXT, seal {dialect.Blob} NOT NULL)
        """,
        $"CREATE TABLE audit_head(one INT PRIMARY KEY CHECK(one = 1), records BIGINT NOT NULL, seal {dialect.Blob} NOT NULL)",
        "CREATE INDEX audit_actor ON audit(actor_id, number)",
        "CREATE INDEX audit_action ON audit(action, number)",
    ]);
}
