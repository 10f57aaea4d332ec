using System.Text;

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

    public string? TextQuery(string words)
    {
        var query = new StringBuilder();
        foreach (var word in Words(words))
        {
            if (query.Length > 0) query.Append(" AND ");
            query.Append('"').Append(word).Append("\"*");
        }

        return query.Length == 0 ? null : query.ToString();
    }

    /// <summary>Cut as the tokenizer cuts: at everything that is no letter and no digit. No quote and no operator is left in them.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(rune);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
