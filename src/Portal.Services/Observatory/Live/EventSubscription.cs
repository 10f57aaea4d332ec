using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Aws;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Live;

/// <summary>One page's view on what is being recorded.</summary>
internal sealed class EventSubscription : IEventSubscription
{
    /// <summary>How many events wait for a page at most; more than a page shows. What comes on top of that pushes the oldest out.</summary>
    internal const int Capacity = 500;

    /// <summary>At most ten batches a second: more no eye can follow, and less would be seen as a delay.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly EventMatcher matcher;
    private readonly TimeProvider time;
    private readonly Action<EventSubscription> onDispose;
    private readonly Channel<RecordedEvent> waiting;
    private long skipped;

    public EventSubscription(EventMatcher matcher, TimeProvider time, Action<EventSubscription> onDispose)
    {
        (this.matcher, this.time, this.onDispose) = (matcher, time, onDispose);
        waiting = Channel.CreateBounded<RecordedEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref skipped));
    }

    public Page<RecordedEvent> Snapshot { get; set; } = Page<RecordedEvent>.Empty;

    /// <summary>Never waits: where the page has not kept up the oldest event that waits is counted, not kept.</summary>
    public void Offer(RecordedEvent e, string envelope)
    {
        if (matcher.Matches(e, envelope)) waiting.Writer.TryWrite(e);
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
