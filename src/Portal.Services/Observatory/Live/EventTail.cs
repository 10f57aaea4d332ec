using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Observatory.Events;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Live;

/// <summary>
/// Where several instances write to one store, live pages are fed from the store: what any instance recorded, in the order of
/// recording, from the last sequence that was told on. Nobody writes a smaller sequence after a greater one can be seen.
/// </summary>
internal sealed class EventTail(IPortalDatabase database, EventStore store, EventFeed feed, StoreSignals signals, TimeProvider time, ILogger<EventTail> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim news = new(0, 1);

    public override void Dispose()
    {
        news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.Dialect.IsShared) return;
        signals.On(StoreTopic.Events, Wake);
        long? told = null;
        while (true)
        {
            try
            {
                // Read first, then asked who watches: whoever comes later takes a snapshot that has it.
                var last = await store.LastAsync(stoppingToken);
                told = told is { } from && feed.IsWatched ? await TellAsync(from, stoppingToken) : last;
                await news.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("New events cannot be read at present: {Message}", e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<long> TellAsync(long told, CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = await store.AfterAsync(told, Batch, cancellationToken);
            if (events.Count == 0) return told;
            feed.Publish([.. events.Select(e => (e.Event, e.Envelope))]);
            told = events[^1].Event.Sequence;
        }
    }

    /// <summary>One signal waits at most: it stands for all.</summary>
    private void Wake()
    {
        try
        {
            news.Release();
        }
        catch (SemaphoreFullException)
        {
            // There is one already.
        }
        catch (ObjectDisposedException)
        {
            // The portal stops.
        }
    }
}
