using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

/// <summary>A stream of lines. Its lines are in the journal; here is only where it begins and ends.</summary>
internal sealed class LogStream(string groupArn, long number, string name, long createdMilliseconds)
{
    private readonly Lock gate = new();
    private bool isOpen;
    private int lateNumber;

    /// <summary>The highest place that was ever given out; a place is never given twice.</summary>
    private long highest = -1;

    public long Number { get; } = number;
    public string Name { get; } = name;
    public long CreatedMilliseconds { get; } = createdMilliseconds;
    public string Partition { get; } = $"{groupArn}#{number}";

    /// <summary>Places of the oldest and newest line; null without any.</summary>
    public (long First, long Last, long IngestedMilliseconds)? Extent { get; private set; }

    /// <summary>Reads from the journal where the stream begins and ends, once.</summary>
    public LogStream Open(IJournal journal)
    {
        lock (gate)
        {
            if (isOpen) return this;
            isOpen = true;
            if (journal.Read(LogCollections.Lines, Partition, limit: 1) is not [var first]) return this;
            var last = journal.Read(LogCollections.Lines, Partition, long.MaxValue, 1, descending: true)[0];
            Extent = (first.Ordinal, last.Ordinal, StoredLine.Read(last).IngestedMilliseconds);
            highest = last.Ordinal;
            return this;
        }
    }

    /// <summary>Gives places to lines that are about to be committed.</summary>
    /// <param name="times">Unix milliseconds of each.</param>
    /// <param name="now">Unix milliseconds.</param>
    public long[] Place(IReadOnlyList<long> times, long now)
    {
        lock (gate)
        {
            var places = new long[times.Count];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = PlaceOne(times[i], now);
                highest = Math.Max(highest, places[i]);
                Extent = (Extent is { } known ? Math.Min(known.First, places[i]) : places[i], highest, now);
            }

            return places;
        }
    }

    /// <summary>Retention took lines away.</summary>
    /// <param name="first">The place of the oldest that is left; null for none.</param>
    public void Trim(long? first)
    {
        lock (gate) Extent = first is { } place && Extent is { } extent ? (place, extent.Last, extent.IngestedMilliseconds) : null;
    }

    /// <summary>
    /// Lines mostly come in the order of time and count up within a millisecond. One that is older than the newest takes its number
    /// from the upper half, which the others hardly reach; a start in the clock keeps it apart from those before a restart.
    /// </summary>
    private long PlaceOne(long milliseconds, long now)
    {
        if (milliseconds > LogPosition.Milliseconds(highest)) return LogPosition.Of(milliseconds, 0);
        if (milliseconds == LogPosition.Milliseconds(highest)) return highest + 1;
        const int half = LogPosition.Numbers / 2;
        lateNumber = lateNumber == 0 ? (int)(now % half) : (lateNumber + 1) % half;
        return LogPosition.Of(milliseconds, half + lateNumber);
    }
}
