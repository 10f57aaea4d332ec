using Microsoft.Data.Sqlite;
using Portal.Sandbox.Durability;
using SQLitePCL;

namespace Portal.Sandbox.Store;

/// <summary>
/// A prepared statement, driven without ADO.NET's command objects: the journal runs a few fixed statements many thousand times a second.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public Statement Bind(int at, string text)
    {
        Check(raw.sqlite3_bind_text(statement, at, text));
        return this;
    }

    public Statement Bind(int at, long number)
    {
        Check(raw.sqlite3_bind_int64(statement, at, number));
        return this;
    }

    public Statement Bind(int at, ReadOnlySpan<byte> bytes)
    {
        // An empty span would be bound as NULL.
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, bytes));
        return this;
    }

    /// <summary>Runs to the end, for statements without rows.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) throw Failure(code);
    }

    /// <summary>Moves to the next row; false after the last one, when the statement is ready for its next use.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        return code == raw.SQLITE_DONE ? false : throw Failure(code);
    }

    public void Reset() => raw.sqlite3_reset(statement);

    /// <summary>The row under the cursor of a SELECT of partition, ordinal and value.</summary>
    public JournalRow Row(string? partition = null) => new(
        partition ?? raw.sqlite3_column_text(statement, 0).utf8_to_string(),
        raw.sqlite3_column_int64(statement, 1),
        raw.sqlite3_column_blob(statement, 2).ToArray());

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    private IOException Failure(int code)
    {
        var text = raw.sqlite3_errmsg(database).utf8_to_string();
        return (code & 0xFF) == raw.SQLITE_FULL
            ? new IOException("The disk is full: nothing can be written until there is room again.")
            : new IOException($"The journal failed: {text} (SQLite {raw.sqlite3_extended_errcode(database)}).");
    }
}
