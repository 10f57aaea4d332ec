using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Notifications;

/// <summary>The outbox: every note once for each receiver, durable before anything is sent.</summary>
internal sealed class NotificationStore(IPortalDatabase database)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The notes that there are for open waits, as <c>key|channel</c>.</summary>
    public Task<HashSet<string>> KnownAsync(CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<string>("SELECT n.note_key || '|' || n.channel FROM notification n JOIN wait w ON w.id = n.wait_id WHERE w.status = 'PENDING'").ToHashSet(StringComparer.Ordinal), cancellationToken);

    public Task<int> AddAsync(IReadOnlyList<PlannedNote> notes, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync((c, t) => notes.Sum(n => c.Execute("""
        INSERT INTO notification(note_key, channel, wait_id, kind, status, made_us, due_us) VALUES (@Key, @Channel, @WaitId, @Kind, @Status, @now, @now) ON CONFLICT(note_key, channel) DO NOTHING
        """, new { n.Key, n.Channel, n.WaitId, n.Kind, Status = n.Skip ? "skipped" : "due", now = now.ToStore() }, t)), cancellationToken);

    /// <summary>Takes a note to send it. Whoever dies with it in hand loses it after two minutes to the next.</summary>
    public Task<TakenNote?> TakeAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
    {
        var row = c.QueryFirstOrDefault<TakenNote>("SELECT seq, note_key AS noteKey, channel, wait_id AS waitId, kind, tries FROM notification WHERE status = 'due' AND due_us <= @now ORDER BY due_us, seq LIMIT 1",
            new { now = now.ToStore() }, t);
        if (row is null) return null;
        c.Execute("UPDATE notification SET tries = tries + 1, due_us = @until WHERE seq = @Seq", new { row.Seq, until = (now + Lease).ToStore() }, t);
        return row;
    }, cancellationToken);

    public Task<int> FinishAsync(TakenNote note, string status, string? problem, DateTimeOffset now) => database.WriteAsync((c, t) =>
        c.Execute("UPDATE notification SET status = @status, problem = @problem, done_us = @now WHERE seq = @Seq", new { note.Seq, status, problem, now = now.ToStore() }, t), CancellationToken.None);

    public Task<int> AgainAsync(TakenNote note, string problem, DateTimeOffset at) => database.WriteAsync((c, t) =>
        c.Execute("UPDATE notification SET problem = @problem, due_us = @at WHERE seq = @Seq", new { note.Seq, problem, at = at.ToStore() }, t), CancellationToken.None);

    public Task<List<ChannelRow>> ChannelsAsync(CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<ChannelRow>("""
        SELECT channel, sum(CASE WHEN status = 'sent' THEN 1 ELSE 0 END) AS sent, sum(CASE WHEN status = 'failed' THEN 1 ELSE 0 END) AS failed,
          sum(CASE WHEN status = 'due' AND tries > 0 THEN 1 ELSE 0 END) AS retrying, max(CASE WHEN status = 'sent' THEN done_us END) AS lastUs,
          max(CASE WHEN status IN ('failed', 'due') THEN problem END) AS problem
        FROM notification GROUP BY channel
        """).AsList(), cancellationToken);
}

/// <param name="Kind"><c>opened</c> or the percentage of a reminder.</param>
/// <param name="Skip">It is not sent, now or later.</param>
internal sealed record PlannedNote(string Key, string Channel, string WaitId, string Kind, bool Skip);

internal sealed class TakenNote
{
    public long Seq { get; init; }
    public string NoteKey { get; init; } = "";
    public string Channel { get; init; } = "";
    public string WaitId { get; init; } = "";
    public string Kind { get; init; } = "";

    /// <summary>Before this one.</summary>
    public long Tries { get; init; }
}

internal sealed class ChannelRow
{
    public string Channel { get; init; } = "";
    public long Sent { get; init; }
    public long Failed { get; init; }
    public long Retrying { get; init; }
    public long? LastUs { get; init; }
    public string? Problem { get; init; }
}
