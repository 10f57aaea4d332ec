using Microsoft.Data.Sqlite;
using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Store;

/// <summary>Opens connections to the journal's file, and knows its tables.</summary>
internal static class JournalDatabase
{
    /// <summary>Raised when the layout changes in a way that older programs cannot read.</summary>
    private const int Version = 1;

    /// <summary>Larger than SQLite's 4 KiB: a row without rowid that exceeds a quarter page spills, and events are about 1 KiB.</summary>
    private const int PageSize = 8192;

    /// <exception cref="SandboxStartupException">The file is no journal, is damaged, or comes from a newer version.</exception>
    public static SqliteConnection OpenForWriting(string file)
    {
        try
        {
            var connection = Connect(file);
            Execute(connection, $"PRAGMA page_size={PageSize}");
            Execute(connection, "PRAGMA journal_mode=WAL");
            Execute(connection, "PRAGMA synchronous=FULL");
            Execute(connection, "PRAGMA temp_store=MEMORY");
            Execute(connection, "PRAGMA cache_size=-16384");
            var found = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), null);
            if (found > Version)
            {
                connection.Dispose();
                throw new SandboxStartupException($"The journal {file} was written by a newer version of this program. Update, or choose another folder with Portal__DataDirectory.");
            }

            if (found < Version) Execute(connection, $"PRAGMA user_version={Version}");
            return connection;
        }
        catch (SqliteException e)
        {
            throw new SandboxStartupException($"The journal {file} cannot be opened: {e.Message} Move it away to start with an empty one.", e);
        }
    }

    public static SqliteConnection OpenForReading(string file)
    {
        var connection = Connect(file);
        Execute(connection, "PRAGMA query_only=1");
        return connection;
    }

    public static IReadOnlyList<string> Tables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type='table'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    public static void CreateTable(SqliteConnection connection, string table) => Execute(
        connection,
        $"CREATE TABLE IF NOT EXISTS {table}(partition TEXT NOT NULL, ordinal INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(partition, ordinal)) WITHOUT ROWID");

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Pragmas and table names cannot be parameters; table names are checked by TableNames.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Pragmas only.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }
}
