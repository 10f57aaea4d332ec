using Microsoft.Data.Sqlite;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>A connection that reads, with its prepared statements. Used by one caller at a time.</summary>
internal sealed class ReadConnection(string file) : IDisposable
{
    private readonly SqliteConnection connection = JournalDatabase.OpenForReading(file);
    private readonly Dictionary<(Collection Collection, bool Descending), Statement> statements = [];

    public List<JournalRow> Read(Collection collection, string partition, long from, int limit, bool descending)
    {
        if (!statements.TryGetValue((collection, descending), out var statement))
        {
            var (comparison, order) = descending ? ("<=", "DESC") : (">=", "ASC");
            statement = new Statement(connection, $"SELECT partition, ordinal, value FROM {TableNames.Of(collection)} WHERE partition=?1 AND ordinal{comparison}?2 ORDER BY ordinal {order} LIMIT ?3");
            statements[(collection, descending)] = statement;
        }

        statement.Bind(1, partition).Bind(2, from).Bind(3, limit);
        var rows = new List<JournalRow>();
        while (statement.Step()) rows.Add(statement.Row(partition));
        return rows;
    }

    public IEnumerable<JournalRow> ReadAll(Collection collection)
    {
        using var statement = new Statement(connection, $"SELECT partition, ordinal, value FROM {TableNames.Of(collection)} ORDER BY partition, ordinal");
        while (statement.Step()) yield return statement.Row();
    }

    /// <summary><c>ok</c>, or what is wrong with the file.</summary>
    public string CheckIntegrity() => JournalDatabase.Scalar(connection, "PRAGMA integrity_check")?.ToString() ?? "";

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }
}
