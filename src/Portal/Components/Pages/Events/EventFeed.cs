using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Events;

/// <summary>
/// What the feed shows: a bounded list, newest first. While it is paused new events wait aside, none is lost: at the bound the
/// oldest go, and the store still has them.
/// </summary>
public sealed class EventFeed
{
    /// <summary>The most rows of one tab.</summary>
    public const int MostShown = 5000;

    private readonly List<RecordedEvent> events = [];
    private readonly List<RecordedEvent> waiting = [];

    public IReadOnlyList<RecordedEvent> Events => events;

    /// <summary>New ones since the pause.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Matching events that came too fast to be shown.</summary>
    public long Skipped { get; private set; }

    /// <summary>The token of the next older page; null at the end.</summary>
    public string? More { get; private set; }

    public void Begin(Page<RecordedEvent> snapshot)
    {
        events.Clear();
        waiting.Clear();
        events.AddRange(snapshot.Items);
        More = snapshot.NextToken;
        Skipped = 0;
    }

    public void Take(EventBatch batch, bool paused)
    {
        Skipped += batch.Skipped;
        Prepend(paused ? waiting : events, batch.Events);
    }

    public void Resume()
    {
        Prepend(events, waiting);
        waiting.Clear();
    }

    public void Append(Page<RecordedEvent> older)
    {
        events.AddRange(older.Items);
        More = events.Count >= MostShown ? null : older.NextToken;
    }

    private static void Prepend(List<RecordedEvent> list, IReadOnlyList<RecordedEvent> newer)
    {
        list.InsertRange(0, newer);
        if (list.Count > MostShown) list.RemoveRange(MostShown, list.Count - MostShown);
    }
}
