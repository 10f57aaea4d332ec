using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Observatory.Failures;
using Portal.Services.Observatory.Live;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

internal sealed class ObservedEvents(UserSessions users, EventSearch search, EventStore store, FailureStore failures, EventFeed feed, IPortalDatabase database) : IObservedEvents
{
    public async Task<AwsResult<Page<RecordedEvent>>> QueryAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, query.Connection ?? "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        return EventMatcher.Problem(query) is { } problem ? problem : await search.PageAsync(query, cancellationToken);
    }

    public async Task<AwsResult<RecordedEventDetail>> GetAsync(string connection, string eventId, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, connection, cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        return await store.FindAsync(connection, eventId, cancellationToken) is { } found
            ? new RecordedEventDetail(found.Event, found.Envelope)
            : AwsError.NotFound($"Event {eventId} is not recorded.", "Only events of buses with a tap are, from the moment the tap was made.");
    }

    public async Task<AwsResult<IReadOnlyList<EventCount>>> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) =>
        (await SeriesAsync(query, bucket, cancellationToken)).Map(s => s.Counts);

    public async Task<AwsResult<EventSeries>> SeriesAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, query.Connection ?? "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        if (EventMatcher.Problem(query) is { } problem) return problem;

        // Text, path, pattern and execution are not in the counts: those events are counted one by one.
        return query is { Text: null or "", Path: null or "", Pattern: null or "", ExecutionArn: null or "" }
            ? new EventSeries(await database.ReadAsync(c => EventCounts.Read(c, query, bucket), cancellationToken), null)
            : await search.CountAsync(query, bucket, cancellationToken);
    }

    public async Task<AwsResult<FailureSeries>> FailuresAsync(string connection, string? eventBusName, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, connection, cancellationToken);
        return allowed.IsOk ? await failures.CountAsync(connection, eventBusName, from, to, bucket, cancellationToken) : allowed.Error;
    }

    public async Task<AwsResult<EventFacets>> FacetsAsync(string connection, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, connection, cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        return await database.ReadAsync(c => EventCounts.Facets(c, connection), cancellationToken);
    }

    public async Task<AwsResult<IEventSubscription>> SubscribeAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, query.Connection ?? "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        if (EventMatcher.Problem(query) is { } problem) return problem;

        // Registered first: what is recorded while the snapshot is read comes through the subscription.
        var subscription = feed.Register(query);
        try
        {
            subscription.Snapshot = await search.PageAsync(query with { NextToken = null }, cancellationToken);
            return AwsResult.Ok<IEventSubscription>(subscription);
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }
}
