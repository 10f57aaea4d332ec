using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>
/// Events in PostgreSQL: the words are a tsvector under a GIN index. A search begins with the newest events and goes back in growing
/// parts, so that common words are found by walking back and rare ones by the index.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/datatype-textsearch.html</remarks>
internal sealed class PostgresEventIndex : IEventIndex
{
    private const long FirstPart = 32_768;
    private const int Growth = 4;

    private const string Texts = "connection, bus, event_id, source, detail_type, account, region, execution_arn, resources, replay_name, preview";
    private const string Numbers = "time_us, recorded_us, has_token, size";

    public IEnumerable<string> Schema =>
    [
        "CREATE TABLE event_text(seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX event_text_words ON event_text USING GIN (words)",
    ];

    /// <remarks>The caller holds the lock of events: sequences are given and committed by one transaction after another.</remarks>
    public IReadOnlyList<long?> Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewEvent> events)
    {
        var sequences = new long?[events.Count];
        var places = new Dictionary<(string, string, string), int>();
        for (var at = 0; at < events.Count; at++) places.TryAdd(Key(events[at]), at);
        using (var insert = Arrays(connection, $"""
            INSERT INTO event({Texts}, {Numbers})
            SELECT {Texts}, {Numbers} FROM unnest(@t0, @t1, @t2, @t3, @t4, @t5, @t6, @t7, @t8, @t9, @t10, @n0, @n1, @i0, @i1) WITH ORDINALITY AS new({Texts}, {Numbers}, at)
            ORDER BY at ON CONFLICT(event_id, connection, bus) DO NOTHING RETURNING seq, event_id, connection, bus
            """))
        {
            Func<NewEvent, string?>[] texts = [e => e.Connection, e => e.Bus, e => e.EventId, e => e.Source, e => e.DetailType, e => e.Account, e => e.Region, e => e.Execution, e => e.Resources, e => e.ReplayName, e => e.Preview];
            for (var at = 0; at < texts.Length; at++) Add(insert, "t" + at, NpgsqlDbType.Text, events.Select(texts[at]).ToArray());
            Add(insert, "n0", NpgsqlDbType.Bigint, events.Select(e => e.TimeUs).ToArray());
            Add(insert, "n1", NpgsqlDbType.Bigint, events.Select(e => e.RecordedUs).ToArray());
            Add(insert, "i0", NpgsqlDbType.Integer, events.Select(e => e.HasToken ? 1 : 0).ToArray());
            Add(insert, "i1", NpgsqlDbType.Integer, events.Select(e => e.Size).ToArray());
            foreach (var (sequence, key) in insert.Each(r => (r.GetInt64(0), (r.GetString(1), r.GetString(2), r.GetString(3))))) sequences[places[key]] = sequence;
        }

        var added = Enumerable.Range(0, events.Count).Where(at => sequences[at] is not null).ToList();
        if (added.Count == 0) return sequences;
        Rest("INSERT INTO event_body(seq, envelope) SELECT seq, text FROM unnest(@seq, @text) AS new(seq, text)", e => e.Envelope);
        Rest("INSERT INTO event_text(seq, words) SELECT seq, array_to_tsvector(string_to_array(text, ' ')) FROM unnest(@seq, @text) AS new(seq, text)", e => e.Words);
        return sequences;

        void Rest(string sql, Func<NewEvent, string> text)
        {
            using var command = Arrays(connection, sql);
            Add(command, "seq", NpgsqlDbType.Bigint, added.Select(at => sequences[at]!.Value).ToArray());
            Add(command, "text", NpgsqlDbType.Text, added.Select(at => text(events[at])).ToArray());
            command.ExecuteNonQuery();
        }
    }

    public IReadOnlyList<SequenceRange> Parts(DbConnection connection, SequenceRange range)
    {
        using var ends = connection.Statement("SELECT coalesce(min(seq), 0), coalesce(max(seq), -1) FROM event");
        var (first, last) = ends.Each(r => (r.GetInt64(0), r.GetInt64(1)))[0];
        var rest = range.And(new(first, last));
        var parts = new List<SequenceRange>();
        for (var size = FirstPart; !rest.IsEmpty; size *= Growth)
        {
            var part = rest.And(new(rest.Last - size + 1, rest.Last));
            parts.Add(part);
            rest = rest with { Last = part.First - 1 };
        }

        return parts;
    }

    public IndexSource Find(SequenceRange part, IndexTerm term) =>
        new("event_text t JOIN event e ON e.seq = t.seq", "t.words @@ CAST(@term AS tsquery)", "t.seq", Write(term), "JOIN");

    public void Remove(DbConnection connection, DbTransaction transaction, long upTo)
    {
        using var command = connection.Statement("DELETE FROM event_text WHERE seq <= @upTo", ("upTo", upTo));
        command.ExecuteNonQuery();
    }

    private static string Write(IndexTerm term) => term switch
    {
        WordTerm word => $"'{word.Word}'",
        PrefixTerm prefix => $"'{prefix.Start}':*",
        AllTerms all => string.Join(" & ", all.Terms.Select(t => t is AnyTerm ? $"({Write(t)})" : Write(t))),
        AnyTerm any => string.Join(" | ", any.Terms.Select(t => $"({Write(t)})")),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static (string, string, string) Key(NewEvent e) => (e.EventId, e.Connection, e.Bus);

    private static NpgsqlCommand Arrays(DbConnection connection, string sql) => new(sql, (NpgsqlConnection)connection);

    private static void Add<T>(NpgsqlCommand command, string name, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter("@" + name, NpgsqlDbType.Array | type) { Value = values });
}
