namespace Portal.Services.Store;

/// <summary>What deciding needs beyond the wait itself: attempts, heartbeats, votes, and tasks taken from activities.</summary>
internal static class DecisionSchema
{
    public static readonly Migration Create = new("decisions: attempts, heartbeats, votes, taken tasks", dialect =>
    [
        // The attempt tells one claim of a wait from the next: what settles an answer names the attempt that it settles.
        "ALTER TABLE wait ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE wait ADD COLUMN tries BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE wait ADD COLUMN sent_us BIGINT",
        "ALTER TABLE wait ADD COLUMN ended_us BIGINT",
        "ALTER TABLE wait ADD COLUMN timeout_us BIGINT",
        "ALTER TABLE wait ADD COLUMN heartbeat_s BIGINT",
        "ALTER TABLE wait ADD COLUMN worked_by_id TEXT",
        "ALTER TABLE wait ADD COLUMN worked_by TEXT",
        "ALTER TABLE wait ADD COLUMN worked_us BIGINT",
        "CREATE INDEX wait_usual ON wait(state_machine_arn, state_name, decided_us)",
        """
        CREATE TABLE approval_vote(
          wait_id TEXT NOT NULL, attempt BIGINT NOT NULL, voter_id TEXT NOT NULL, voter TEXT NOT NULL, choice TEXT NOT NULL, label TEXT NOT NULL, comment TEXT, at_us BIGINT NOT NULL,
          PRIMARY KEY(wait_id, attempt, voter_id))
        """,
        $"""
        CREATE TABLE taken_task(
          worker TEXT PRIMARY KEY, connection TEXT NOT NULL, activity_arn TEXT NOT NULL, wait_id TEXT NOT NULL, token {dialect.Blob} NOT NULL, token_key TEXT NOT NULL, input TEXT NOT NULL,
          taken_by_id TEXT NOT NULL, taken_by TEXT NOT NULL, taken_us BIGINT NOT NULL, placed INT NOT NULL DEFAULT 0)
        """,
        "CREATE TABLE inbox_view(id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, made_us BIGINT NOT NULL, UNIQUE(owner_id, name))",
        $"""
        CREATE TABLE notification(
          seq {dialect.Serial}, note_key TEXT NOT NULL, channel TEXT NOT NULL, wait_id TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, tries BIGINT NOT NULL DEFAULT 0,
          made_us BIGINT NOT NULL, due_us BIGINT NOT NULL, done_us BIGINT, problem TEXT, UNIQUE(note_key, channel))
        """,
        "CREATE INDEX notification_due ON notification(status, due_us)",
        "CREATE INDEX notification_wait ON notification(wait_id)",
    ]);
}
