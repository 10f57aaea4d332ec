namespace Portal.Services.Store;

internal static class WaitSchema
{
    public static readonly Migration Create = new("waits for task tokens", dialect =>
    [
        $"""
        CREATE TABLE wait(
          id TEXT PRIMARY KEY, connection TEXT NOT NULL, execution_arn TEXT NOT NULL, state_machine_arn TEXT NOT NULL, state_name TEXT NOT NULL,
          resource TEXT NOT NULL, scheduled_event_id BIGINT, waiting_since_us BIGINT NOT NULL, deadline_us BIGINT, status TEXT NOT NULL,
          event_id TEXT, title TEXT NOT NULL, payload TEXT NOT NULL, token {dialect.Blob}, token_key TEXT UNIQUE, no_token_reason TEXT,
          definition TEXT, verdict TEXT, output TEXT, decided_by_id TEXT, decided_by TEXT, decided_at_us BIGINT, comment TEXT, ended_because TEXT,
          UNIQUE(connection, execution_arn, scheduled_event_id))
        """,
        "CREATE INDEX wait_status ON wait(status, deadline_us)",
        "CREATE INDEX wait_execution ON wait(execution_arn)",
    ]);
}
