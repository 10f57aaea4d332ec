using System.Data.Common;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>
/// Events in SQLite. The words of each 32,768 events are a full-text table of their own: a search reads the newest one first and
/// stops when the page is full, looking for the beginning of a word costs no more than one of them, and retention drops them whole.
/// </summary>
/// <remarks>https://www.sqlite.org/fts5.html#contentless_tables</remarks>
internal sealed class SqliteEventIndex : IEventIndex
{
    private const int BlockBits = 15;

    public IEnumerable<string> Schema => ["CREATE TABLE event_block(number INTEGER PRIMARY KEY)"];

    public IReadOnlyList<long?> Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewEvent> events)
    {
        using var insert = new BatchCommand(connection, transaction, """
            INSERT INTO event(connection, bus, event_id, source, detail_type, account, region, time_us, recorded_us, execution_arn, resources, replay_name, has_token, preview, size)
            VALUES (@connection, @bus, @id, @source, @type, @account, @region, @time, @recorded, @execution, @resources, @replay, @token, @preview, @size)
            ON CONFLICT(event_id, connection, bus) DO NOTHING RETURNING seq
            """, "connection", "bus", "id", "source", "type", "account", "region", "time", "recorded", "execution", "resources", "replay", "token", "preview", "size");
        using var body = new BatchCommand(connection, transaction, "INSERT INTO event_body(seq, envelope) VALUES (@seq, @envelope)", "seq", "envelope");
        var sequences = new long?[events.Count];
        BatchCommand? words = null;
        try
        {
            var block = -1L;
            for (var at = 0; at < events.Count; at++)
            {
                var e = events[at];
                if (insert.Scalar(e.Connection, e.Bus, e.EventId, e.Source, e.DetailType, e.Account, e.Region, e.TimeUs, e.RecordedUs, e.Execution, e.Resources, e.ReplayName, e.HasToken ? 1 : 0, e.Preview, e.Size)
                    is not long sequence) continue;
                sequences[at] = sequence;
                body.Run(sequence, e.Envelope);
                if (sequence >> BlockBits != block)
                {
                    block = sequence >> BlockBits;
                    words?.Dispose();
                    words = Open(connection, transaction, block);
                }

                words!.Run(sequence, e.Words);
            }
        }
        finally
        {
            words?.Dispose();
        }

        return sequences;
    }

    public IReadOnlyList<SequenceRange> Parts(DbConnection connection, SequenceRange range)
    {
        using var command = connection.Statement("SELECT number FROM event_block WHERE number BETWEEN @first AND @last ORDER BY number DESC", ("first", range.First >> BlockBits), ("last", range.Last >> BlockBits));
        return command.Each(r => new SequenceRange(r.GetInt64(0) << BlockBits, ((r.GetInt64(0) + 1) << BlockBits) - 1).And(range));
    }

    public IndexSource Find(SequenceRange part, IndexTerm term)
    {
        var table = Table(part.First >> BlockBits);
        return new($"{table} t CROSS JOIN event e ON e.seq = t.rowid", $"t.{table} MATCH @term", "t.rowid", Write(term), "CROSS JOIN");
    }

    public void Remove(DbConnection connection, DbTransaction transaction, long upTo)
    {
        using var whole = connection.Statement("DELETE FROM event_block WHERE number < @block RETURNING number", ("block", (upTo + 1) >> BlockBits));
        foreach (var block in whole.Each(r => r.GetInt64(0)))
        {
            using var drop = connection.Statement("DROP TABLE IF EXISTS " + Table(block));
            drop.ExecuteNonQuery();
        }
    }

    /// <remarks>Words are letters, digits and underscores: nothing in them means something to the query language.</remarks>
    private static string Write(IndexTerm term) => term switch
    {
        WordTerm word => $"\"{word.Word}\"",
        PrefixTerm prefix => $"\"{prefix.Start}\"*",
        AllTerms all => string.Join(" AND ", all.Terms.Select(t => t is AnyTerm ? $"({Write(t)})" : Write(t))),
        AnyTerm any => string.Join(" OR ", any.Terms.Select(t => $"({Write(t)})")),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static BatchCommand Open(DbConnection connection, DbTransaction transaction, long block)
    {
        foreach (var sql in (string[])
        [
            $"CREATE VIRTUAL TABLE IF NOT EXISTS {Table(block)} USING fts5(words, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")",
            $"INSERT INTO event_block(number) VALUES ({block}) ON CONFLICT(number) DO NOTHING",
        ])
        {
            using var command = connection.Statement(sql);
            command.ExecuteNonQuery();
        }

        return new(connection, transaction, $"INSERT INTO {Table(block)}(rowid, words) VALUES (@seq, @words)", "seq", "words");
    }

    private static string Table(long block) => $"event_text_{block}";
}
