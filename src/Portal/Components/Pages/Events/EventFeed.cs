using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Events;

/// <summary>
/// What the feed shows: a window on the recorded events, newest first. While it is paused new events wait aside. The window is
/// bounded: whoever goes further back moves it, and what leaves it is in the store, one click away.
/// </summary>
public sealed class EventFeed
{
    /// <summary>The most rows of one tab.</summary>
    public const int MostShown = 5000;

    private readonly List<RecordedEvent> events = [];
    private readonly List<RecordedEvent> waiting = [];
    private long droppedWaiting;

    public IReadOnlyList<RecordedEvent> Events => events;

    /// <summary>New ones since the pause, or since the window was moved back.</summary>
    public long Waiting => waiting.Count + droppedWaiting;

    /// <summary>Matching events that came too fast to be shown.</summary>
    public long Skipped { get; private set; }

    /// <summary>The token of the next older page; null at the end.</summary>
    public string? More { get; private set; }

    /// <summary>How far back the last page could look; null where it reached its end or was full.</summary>
    public DateTimeOffset? ScannedTo { get; private set; }

    /// <summary>The window was moved back: new events are not in it.</summary>
    public bool IsMoved { get; private set; }

    /// <summary>So many more older ones and the window moves.</summary>
    public bool IsFull => events.Count >= MostShown;

    public void Begin(Page<RecordedEvent> snapshot)
    {
        events.Clear();
        waiting.Clear();
        (Skipped, droppedWaiting, IsMoved) = (0, 0, false);
        Take(snapshot);
    }

    /// <param name="held">New ones are counted and kept aside.</param>
    public void Take(EventBatch batch, bool held)
    {
        Skipped += batch.Skipped;
        if (IsMoved) droppedWaiting += batch.Events.Count;
        else if (held) droppedWaiting += Prepend(waiting, batch.Events);
        else Prepend(events, batch.Events);
    }

    /// <summary>Shows what has waited.</summary>
    /// <returns>False where more has come than one window holds, or the window was moved: what is newest must be read afresh.</returns>
    public bool Resume()
    {
        if (IsMoved || droppedWaiting > 0) return false;
        Prepend(events, waiting);
        waiting.Clear();
        return true;
    }

    /// <summary>Adds an older page; where the window is full, that page begins a new window.</summary>
    public void Append(Page<RecordedEvent> older)
    {
        if (IsFull)
        {
            droppedWaiting += waiting.Count;
            waiting.Clear();
            events.Clear();
            IsMoved = true;
        }

        Take(older);
    }

    private void Take(Page<RecordedEvent> page)
    {
        events.AddRange(page.Items);
        (More, ScannedTo) = (page.NextToken, page.NextToken is null ? null : page.ScannedTo);
    }

    /// <returns>How many fell off the end.</returns>
    private static int Prepend(List<RecordedEvent> list, IReadOnlyList<RecordedEvent> newer)
    {
        list.InsertRange(0, newer);
        var over = Math.Max(0, list.Count - MostShown);
        if (over > 0) list.RemoveRange(MostShown, over);
        return over;
    }
}
