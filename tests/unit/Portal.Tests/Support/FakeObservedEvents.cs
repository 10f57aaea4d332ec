using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Tests.Support;

/// <summary>Recorded events by hand.</summary>
internal sealed class FakeObservedEvents : IObservedEvents
{
    public List<RecordedEventDetail> All { get; } = [];

    public Task<AwsResult<Page<RecordedEvent>>> QueryAsync(EventQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<Page<RecordedEvent>>>(new Page<RecordedEvent>([.. All.Select(e => e.Event)], null));

    public Task<AwsResult<RecordedEventDetail>> GetAsync(string connection, string eventId, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<RecordedEventDetail>>(All.FirstOrDefault(e => e.Event.EventId == eventId) is { } found ? found : AwsError.NotFound("No such event."));

    public Task<AwsResult<IReadOnlyList<EventCount>>> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<EventCount>>([]));

    public Task<AwsResult<EventSeries>> SeriesAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<EventSeries>>(new EventSeries([], null));

    public Task<AwsResult<FailureSeries>> FailuresAsync(string connection, string? eventBusName, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<FailureSeries>>(new FailureSeries([], []));

    public Task<AwsResult<EventFacets>> FacetsAsync(string connection, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<EventFacets>>(new EventFacets([], [], [], []));

    public Task<AwsResult<IEventSubscription>> SubscribeAsync(EventQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<IEventSubscription>>(AwsError.NotFound("Nothing to subscribe to."));
}
