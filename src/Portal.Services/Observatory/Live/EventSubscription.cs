using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Aws;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Live;

/// <summary>One page's view on what is being recorded.</summary>
internal sealed class EventSubscription(EventMatcher matcher, TimeProvider time, Action<EventSubscription> onDispose) : IEventSubscription
{
    /// <summary>How many events wait for a page at most; more than a page shows.</summary>
    private const int Capacity = 500;

    /// <summary>At most four batches a second: more no eye can follow.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<RecordedEvent> waiting = Channel.CreateBounded<RecordedEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long skipped;

    public Page<RecordedEvent> Snapshot { get; set; } = Page<RecordedEvent>.Empty;

    /// <summary>Never waits: where the page has not kept up the event is counted, not kept.</summary>
    public void Offer(RecordedEvent e, string envelope)
    {
        if (matcher.Matches(e, envelope) && !waiting.Writer.TryWrite(e)) Interlocked.Increment(ref skipped);
    }

    public async IAsyncEnumerable<EventBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What was recorded between registration and snapshot stands in both.
        var shown = Snapshot.Items.Count > 0 ? Snapshot.Items.Max(e => e.Sequence) : 0;
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<RecordedEvent>();
            while (batch.Count < Capacity && waiting.Reader.TryRead(out var e))
            {
                if (e.Sequence > shown) batch.Add(e);
            }

            batch.Reverse();
            var missed = Interlocked.Exchange(ref skipped, 0);
            if (batch.Count == 0 && missed == 0) continue;
            yield return new(batch, missed);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        onDispose(this);
        waiting.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }
}
