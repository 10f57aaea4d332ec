using Npgsql;

namespace Portal.Services.Tests.Support;

/// <summary>The PostgreSQL of this test run, where there is one: test.sh starts it.</summary>
public static class TestPostgres
{
    public const string Missing = "There is no PostgreSQL here: PORTAL_TEST_POSTGRES is not set (test.sh starts one and sets it).";

    private static readonly string? Server = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");

    public static bool IsThere => !string.IsNullOrEmpty(Server);

    /// <summary>True where all tests of the services run on PostgreSQL: the second round of test.sh.</summary>
    public static bool IsAsked => IsThere && Environment.GetEnvironmentVariable("PORTAL_TEST_STORE") == "postgres";

    /// <summary>An empty database of its own.</summary>
    /// <returns>How to connect to it.</returns>
    public static string Create()
    {
        var name = "test_" + Guid.NewGuid().ToString("N");
        Run($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();
    }

    public static void Drop(string connectionString)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
        Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
