namespace Portal.Services.Store;

internal static class BusinessKeySchema
{
    public static readonly Migration Create = new("business keys of executions", _ =>
    [
        "CREATE TABLE business_key_path(connection TEXT NOT NULL, state_machine_arn TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY(connection, state_machine_arn))",
        """
        CREATE TABLE business_key(
          connection TEXT NOT NULL, execution_arn TEXT NOT NULL, state_machine_arn TEXT NOT NULL, started_us BIGINT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY(connection, execution_arn))
        """,
        "CREATE INDEX business_key_started ON business_key(connection, started_us)",
        "CREATE INDEX business_key_machine ON business_key(connection, state_machine_arn)",
    ]);
}
