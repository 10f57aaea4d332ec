namespace Portal.Services.Store;

/// <remarks>https://www.sqlite.org/fts5.html#contentless_delete_tables</remarks>
internal sealed class SqliteDialect : ISqlDialect
{
    public string Serial => "INTEGER PRIMARY KEY AUTOINCREMENT";
    public string Blob => "BLOB";
    public string CreateEventText => "CREATE VIRTUAL TABLE event_text USING fts5(body, content='', contentless_delete=1, detail=none, tokenize=\"unicode61 remove_diacritics 2\")";
    public string InsertEventText => "INSERT INTO event_text(rowid, body) VALUES (@seq, @text)";
    public string DeleteEventText => "DELETE FROM event_text WHERE rowid <= @seq";
    public string MatchEventText => "e.seq IN (SELECT rowid FROM event_text WHERE event_text MATCH @text)";

    /// <remarks>A word has letters and digits only: no quote and no operator is left in it.</remarks>
    public string? TextQuery(string words)
    {
        var query = string.Join(" AND ", TextWords.Read(words).Select(w => $"\"{w}\"*"));
        return query.Length == 0 ? null : query;
    }
}
