namespace Portal.Services.Store;

internal static class WaitSchema
{
    public static readonly Migration Create = new("waits for task tokens", dialect =>
    [
        $"""
        CREATE TABLE wait(
          id TEXT PRIMARY KEY, connection TEXT NOT NULL, execution_arn TEXT NOT NULL, state_machine_arn TEXT NOT NULL, state_name TEXT NOT NULL,
          resource TEXT NOT NULL, scheduled_id BIGINT, since_us BIGINT NOT NULL, deadline_us BIGINT, status TEXT NOT NULL, event_id TEXT, title TEXT NOT NULL,
          payload TEXT NOT NULL, token {dialect.Blob}, token_key TEXT UNIQUE, no_token TEXT, checked_us BIGINT NOT NULL DEFAULT 0,
          verdict TEXT, output TEXT, error TEXT, cause TEXT, decided_by_id TEXT, decided_by TEXT, decided_us BIGINT, comment TEXT, ended TEXT,
          UNIQUE(connection, execution_arn, scheduled_id))
        """,
        "CREATE INDEX wait_status ON wait(status, deadline_us)",
        "CREATE INDEX wait_checked ON wait(status, checked_us)",
        "CREATE INDEX wait_execution ON wait(execution_arn)",
    ]);
}
