namespace Portal.Services.Store;

/// <remarks>https://www.sqlite.org/fts5.html#contentless_delete_tables</remarks>
internal sealed class SqliteDialect : ISqlDialect
{
    public string Serial => "INTEGER PRIMARY KEY AUTOINCREMENT";
    public string Blob => "BLOB";
    public string CreateEventText => "CREATE VIRTUAL TABLE event_text USING fts5(body, content='', contentless_delete=1, detail=none, tokenize=\"unicode61 remove_diacritics 2\")";
    public string InsertEventText => "INSERT INTO event_text(rowid, body) VALUES (@seq, @text)";
    public string DeleteEventText => "DELETE FROM event_text WHERE rowid <= @seq";
    public string FromEventText => "event_text t CROSS JOIN event e ON e.seq = t.rowid";
    public string MatchEventText => "t.event_text MATCH @text";
    public string EventTextSeq => "t.rowid";

    /// <remarks>A word has letters and digits only: no quote and no operator is left in it.</remarks>
    public string? TextQuery(string words)
    {
        var all = TextWords.Read(words).Select(w => $"\"{w}\"").ToList();
        if (all.Count == 0) return null;
        if (TextWords.LastIsUnfinished(words)) all[^1] += "*";
        return string.Join(" AND ", all);
    }
}
