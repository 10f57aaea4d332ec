using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Aws;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Views;

namespace Portal.Tests.Support;

/// <summary>Recorded events by hand; what is added arrives in the live pages.</summary>
internal sealed class FakeObservedEvents : IObservedEvents
{
    private readonly List<Channel<EventBatch>> live = [];

    public List<RecordedEventDetail> All { get; } = [];

    public AwsError? Error { get; set; }

    /// <summary>What was asked for last.</summary>
    public EventQuery? Asked { get; private set; }

    public IReadOnlyList<FailureCount> Failures { get; set; } = [];

    public static RecordedEvent Event(int number, string type = "Order placed") =>
        new(number, Samples.Connection, "orders", $"00000000-0000-0000-0000-{number:D12}", "com.example.orders", type, "000000000000", "us-east-1", Samples.Now.AddSeconds(number), Samples.Now.AddSeconds(number))
        {
            DetailPreview = $$"""{"order":{{number}}}""",
        };

    public void Add(RecordedEvent e) => All.Add(new(e, Envelope(e)));

    public void Arrive(long skipped, params RecordedEvent[] events)
    {
        foreach (var e in events) Add(e);
        foreach (var channel in live) channel.Writer.TryWrite(new([.. events.Reverse()], skipped));
    }

    public Task<AwsResult<Page<RecordedEvent>>> QueryAsync(EventQuery query, CancellationToken cancellationToken)
    {
        Asked = query;
        var from = query.NextToken is null ? 0 : int.Parse(query.NextToken, System.Globalization.CultureInfo.InvariantCulture);
        var fitting = All.Select(d => d.Event).Where(e => query.DetailType is null || e.DetailType == query.DetailType).OrderByDescending(e => e.Sequence).ToList();
        var next = from + query.PageSize < fitting.Count ? (from + query.PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult(Error is null ? (AwsResult<Page<RecordedEvent>>)new Page<RecordedEvent>([.. fitting.Skip(from).Take(query.PageSize)], next) : Error);
    }

    public Task<AwsResult<RecordedEventDetail>> GetAsync(string connection, string eventId, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<RecordedEventDetail>>(All.Find(e => e.Event.EventId == eventId) is { } found ? found : AwsError.NotFound("Not recorded."));

    public static string Envelope(RecordedEvent e) => $$"""{"id":"{{e.EventId}}","source":"{{e.Source}}","detail-type":"{{e.DetailType}}","detail":{{e.DetailPreview}}}""";

    public Task<AwsResult<IReadOnlyList<EventCount>>> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<EventCount>>([.. All.CountBy(e => e.Event.DetailType).Select(c => new EventCount(Samples.Now, c.Key, c.Value))]));

    public async Task<AwsResult<EventSeries>> SeriesAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) => new EventSeries((await CountAsync(query, bucket, cancellationToken)).Value!, null);

    public Task<AwsResult<FailureSeries>> FailuresAsync(string connection, string? eventBusName, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<FailureSeries>>(new FailureSeries(Failures, []));

    public Task<AwsResult<EventFacets>> FacetsAsync(string connection, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<EventFacets>>(new EventFacets(["orders"], ["com.example.orders"], ["Order placed", "Order paid"], ["000000000000"]));

    public async Task<AwsResult<IEventSubscription>> SubscribeAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await QueryAsync(query, cancellationToken);
        if (!snapshot.IsOk) return snapshot.Error;
        var channel = Channel.CreateUnbounded<EventBatch>();
        live.Add(channel);
        return AwsResult.Ok<IEventSubscription>(new Subscription(snapshot.Value, channel));
    }

    private sealed class Subscription(Page<RecordedEvent> snapshot, Channel<EventBatch> channel) : IEventSubscription
    {
        public Page<RecordedEvent> Snapshot => snapshot;

        public async IAsyncEnumerable<EventBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken)) yield return batch;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

internal sealed class FakeSavedViews : ISavedViews
{
    public List<SavedView> All { get; } = [];

    public Task<AwsResult<IReadOnlyList<SavedView>>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok<IReadOnlyList<SavedView>>([.. All]));

    public Task<AwsResult<SavedView>> CreateAsync(string name, string query, bool shared, CancellationToken cancellationToken)
    {
        All.Add(new(name, name, query, shared, true, "me") { CanChange = true });
        return Task.FromResult<AwsResult<SavedView>>(All[^1]);
    }

    public Task<AwsResult<SavedView>> ChangeAsync(string id, string name, bool shared, CancellationToken cancellationToken)
    {
        var at = All.FindIndex(v => v.Id == id);
        All[at] = All[at] with { Name = name, IsShared = shared };
        return Task.FromResult<AwsResult<SavedView>>(All[at]);
    }

    public Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        All.RemoveAll(v => v.Id == id);
        return Task.FromResult(Done.Ok);
    }
}
