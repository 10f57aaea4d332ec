using System.Data.Common;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>How a database writes and finds recorded events; one for each of them.</summary>
internal interface IEventIndex
{
    /// <summary>What makes its tables.</summary>
    IEnumerable<string> Schema { get; }

    /// <summary>
    /// Adds events with their envelopes and words, in their order, within the caller's transaction. Who reads sees sequences grow:
    /// one that was read is never followed by a smaller one that was not there before.
    /// </summary>
    /// <returns>For each event its sequence; null where it was there already.</returns>
    IReadOnlyList<long?> Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewEvent> events);

    /// <summary>Cuts a range into parts of which each is searched by a statement of its own, newest first, so that a search can stop in between.</summary>
    IReadOnlyList<SequenceRange> Parts(DbConnection connection, SequenceRange range);

    /// <summary>Where the events <c>e</c> of a part are read from that have a term.</summary>
    IndexSource Find(SequenceRange part, IndexTerm term);

    /// <summary>Removes the words of events up to a sequence, or of most of them; their rows are gone already.</summary>
    void Remove(DbConnection connection, DbTransaction transaction, long upTo);
}

/// <param name="First">The first one in it.</param>
/// <param name="Last">The last one in it.</param>
internal readonly record struct SequenceRange(long First, long Last)
{
    public bool IsEmpty => Last < First;

    public SequenceRange And(SequenceRange other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));
}

/// <param name="From">What stands behind FROM; the events are <c>e</c>.</param>
/// <param name="Where">The condition.</param>
/// <param name="Sequence">The column of the sequence by which it is read in order.</param>
/// <param name="Term">The value of the parameter <c>@term</c>; null where there is none.</param>
/// <param name="Join">How another table is joined without changing the order of reading.</param>
internal sealed record IndexSource(string From, string Where, string Sequence, string? Term, string Join);

/// <summary>An event as it is written.</summary>
/// <param name="Words">Separated by spaces, facets among them.</param>
internal sealed record NewEvent(string Connection, string Bus, string EventId, string Source, string DetailType, string Account, string Region, long TimeUs, long RecordedUs,
    string? Execution, string? Resources, string? ReplayName, bool HasToken, string Preview, string Envelope)
{
    public int Size { get; init; }
    public string Words { get; init; } = "";
}
