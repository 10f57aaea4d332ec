namespace Portal.Sandbox.Durability;

/// <summary>
/// The sandbox's durable memory. Stages keep their working state in memory and write what must outlive a crash here; a
/// caller is answered after its commit (SQLite WAL, <c>synchronous=FULL</c>, many callers to a commit).
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Ends when the writes are on disk. Commits take effect in the order in which this was called. The queue before the
    /// writer is bounded: under pressure the call waits.
    /// </summary>
    /// <exception cref="IOException">The disk refused; nothing of the writes is kept and the caller must not acknowledge.</exception>
    ValueTask CommitAsync(JournalWrites writes, CancellationToken cancellationToken = default);

    /// <summary>Committed rows of one partition in the order of their ordinals.</summary>
    /// <param name="collection">Where to read.</param>
    /// <param name="partition">Which partition.</param>
    /// <param name="from">The first ordinal, inclusive; in descending order the highest.</param>
    /// <param name="limit">The most rows to return.</param>
    /// <param name="descending">Newest first.</param>
    IReadOnlyList<JournalRow> Read(Collection collection, string partition, long from = 0, int limit = int.MaxValue, bool descending = false);

    /// <summary>Every committed row, by partition and ordinal: for the start, when a stage fills its memory.</summary>
    IEnumerable<JournalRow> ReadAll(Collection collection);
}
