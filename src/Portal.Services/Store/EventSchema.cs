namespace Portal.Services.Store;

/// <remarks>Envelopes lie apart, so that a walk over the filters' columns reads narrow rows.</remarks>
internal static class EventSchema
{
    public static readonly Migration Create = new("recorded events", dialect =>
    [
        $"""
        CREATE TABLE event(
          seq {dialect.Serial}, connection TEXT NOT NULL, bus TEXT NOT NULL, event_id TEXT NOT NULL, source TEXT NOT NULL, detail_type TEXT NOT NULL,
          account TEXT NOT NULL, region TEXT NOT NULL, time_us BIGINT NOT NULL, recorded_us BIGINT NOT NULL, execution_arn TEXT, resources TEXT,
          replay_name TEXT, has_token INT NOT NULL, preview TEXT NOT NULL, UNIQUE(event_id, connection, bus))
        """,
        "CREATE INDEX event_connection ON event(connection, seq)",
        "CREATE INDEX event_bus ON event(connection, bus, seq)",
        "CREATE INDEX event_source ON event(source, seq)",
        "CREATE INDEX event_type ON event(detail_type, seq)",
        "CREATE INDEX event_account ON event(account, seq)",
        "CREATE INDEX event_execution ON event(execution_arn, seq) WHERE execution_arn IS NOT NULL",
        "CREATE INDEX event_time ON event(time_us, seq)",
        "CREATE TABLE event_body(seq BIGINT PRIMARY KEY, envelope TEXT NOT NULL)",
        """
        CREATE TABLE event_minute(
          connection TEXT NOT NULL, bus TEXT NOT NULL, minute BIGINT NOT NULL, source TEXT NOT NULL, detail_type TEXT NOT NULL, account TEXT NOT NULL,
          events BIGINT NOT NULL, PRIMARY KEY(connection, bus, minute, source, detail_type, account))
        """,
        dialect.CreateEventText,
        "CREATE TABLE tap_off(connection TEXT NOT NULL, bus TEXT NOT NULL, PRIMARY KEY(connection, bus))",
    ]);
}
