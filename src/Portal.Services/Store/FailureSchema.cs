namespace Portal.Services.Store;

internal static class FailureSchema
{
    /// <remarks>A line of a log has an id of its own: reading it twice adds nothing.</remarks>
    public static readonly Migration Create = new("failed deliveries", _ =>
    [
        """
        CREATE TABLE failed_delivery(
          connection TEXT NOT NULL, line_id TEXT NOT NULL, bus TEXT NOT NULL, at_us BIGINT NOT NULL, event_id TEXT NOT NULL, rule_arn TEXT NOT NULL, target_arn TEXT NOT NULL,
          error_code TEXT, error TEXT, attempts INT, PRIMARY KEY(connection, line_id))
        """,
        "CREATE INDEX failed_delivery_time ON failed_delivery(connection, at_us)",
        "CREATE INDEX failed_delivery_event ON failed_delivery(event_id, connection)",
        "CREATE TABLE bus_log(connection TEXT NOT NULL, bus TEXT NOT NULL, read_to_us BIGINT NOT NULL, PRIMARY KEY(connection, bus))",
    ]);
}
