using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Store;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Live;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Recording;

/// <summary>
/// The one writer of recorded events: takes batches of all taps, writes many in one transaction together with the waits that
/// they show, and tells the live pages after the commit. A full queue slows the taps, whose messages stay in SQS meanwhile.
/// </summary>
internal sealed class Recorder(IPortalDatabase database, EventStore events, WaitStore waits, EventFeed feed, WaitSignals signals, StoreSignals news, TimeProvider time, ILogger<Recorder> log) : BackgroundService
{
    private const int MostWaiting = 256;
    private const int MostPerCommit = 1000;

    private readonly Channel<Request> requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Ends when the events are durable: only then their messages may be deleted.</summary>
    /// <exception cref="Exception">The store refused them; they are not recorded.</exception>
    public async Task RecordAsync(IReadOnlyList<TappedEvent> batch, CancellationToken cancellationToken)
    {
        var request = new Request(batch);
        await requests.Writer.WriteAsync(request, cancellationToken);
        await request.Done.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await requests.Reader.WaitToReadAsync(stoppingToken))
        {
            var taken = new List<Request>();
            for (var count = 0; count < MostPerCommit && requests.Reader.TryRead(out var request); count += request.Events.Count) taken.Add(request);
            await WriteAsync(taken);
        }
    }

    private async Task WriteAsync(List<Request> taken)
    {
        try
        {
            var all = taken.SelectMany(r => r.Events).OrderBy(e => e.Time).ToList();
            var (recorded, newWaits) = await database.WriteAsync((connection, transaction) =>
            {
                var stored = events.Insert(connection, transaction, all, time.GetUtcNow());
                return (stored, waits.InsertTapped(connection, transaction, all));
            }, CancellationToken.None);
            foreach (var request in taken) request.Done.TrySetResult();
            Tell(all, recorded, newWaits);
        }
        catch (Exception e) when (taken.Count > 1)
        {
            // One of them may be what the store refuses: it must not take the others with it.
            log.LogWarning("{Count} events could not be stored together: {Message}", taken.Sum(r => r.Events.Count), e.Message);
            foreach (var request in taken) await WriteAsync([request]);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Count} events could not be stored; they stay in their queues", taken.Sum(r => r.Events.Count));
            foreach (var request in taken) request.Done.TrySetException(e);
        }
    }

    private void Tell(List<TappedEvent> all, IReadOnlyList<RecordedEvent> recorded, int newWaits)
    {
        // On a shared store the pages are fed from it, in the order of all instances.
        if (database.Dialect.IsShared) news.Raise(StoreTopic.Events);
        else Publish(all, recorded);
        if (newWaits > 0) signals.Changed();
    }

    private void Publish(List<TappedEvent> all, IReadOnlyList<RecordedEvent> recorded)
    {
        var envelopes = all.ToLookup(e => (e.Connection, e.EventBusName, e.EventId), e => e.Envelope);
        feed.Publish([.. recorded.Select(e => (e, envelopes[(e.Connection, e.EventBusName, e.EventId)].First()))]);
    }

    private sealed record Request(IReadOnlyList<TappedEvent> Events)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
