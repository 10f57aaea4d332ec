namespace Portal.Services.Store;

/// <remarks>Envelopes lie apart, so that a walk over the filters' columns reads narrow rows.</remarks>
internal static class EventSchema
{
    public static readonly Migration Create = new("events and their words", dialect =>
    [
        $"""
        CREATE TABLE event(
          seq {dialect.Serial}, connection TEXT NOT NULL, bus TEXT NOT NULL, event_id TEXT NOT NULL, source TEXT NOT NULL, detail_type TEXT NOT NULL,
          account TEXT NOT NULL, region TEXT NOT NULL, time_us BIGINT NOT NULL, recorded_us BIGINT NOT NULL, execution_arn TEXT, resources TEXT,
          replay_name TEXT, has_token INT NOT NULL, preview TEXT NOT NULL, size INT NOT NULL, UNIQUE(event_id, connection, bus))
        """,
        $"CREATE TABLE event_body(seq {dialect.Key}, envelope TEXT NOT NULL)",
        $"CREATE TABLE event_span(span {dialect.Key}, first_us BIGINT NOT NULL, last_us BIGINT NOT NULL, events BIGINT NOT NULL, bytes BIGINT NOT NULL)",
        Counts("event_minute", "minute"),
        Counts("event_hour", "hour"),

        // Charts over weeks without a filter need no more than this.
        "CREATE TABLE event_type_hour(connection TEXT NOT NULL, hour BIGINT NOT NULL, detail_type TEXT NOT NULL, events BIGINT NOT NULL, PRIMARY KEY(connection, hour, detail_type))",
        "CREATE TABLE event_value(connection TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, last_us BIGINT NOT NULL, PRIMARY KEY(connection, kind, value))",
        .. dialect.Events.Schema,
        "CREATE TABLE tap_off(connection TEXT NOT NULL, bus TEXT NOT NULL, PRIMARY KEY(connection, bus))",
    ]);

    private static string Counts(string table, string unit) => $"""
        CREATE TABLE {table}(
          connection TEXT NOT NULL, {unit} BIGINT NOT NULL, bus TEXT NOT NULL, source TEXT NOT NULL, detail_type TEXT NOT NULL, account TEXT NOT NULL,
          events BIGINT NOT NULL, PRIMARY KEY(connection, {unit}, bus, source, detail_type, account))
        """;
}
