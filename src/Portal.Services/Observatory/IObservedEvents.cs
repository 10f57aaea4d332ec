using Portal.Services.Aws;

namespace Portal.Services.Observatory;

/// <summary>The recorded events of all taps.</summary>
public interface IObservedEvents
{
    /// <summary>
    /// Newest first, in the order of recording; by keyset: a page costs the same at any depth. A page may end early where few events
    /// match (<see cref="Page{T}.ScannedTo"/>): no call looks at the whole store.
    /// </summary>
    Task<AwsResult<Page<RecordedEvent>>> QueryAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>One event with its envelope.</summary>
    Task<AwsResult<RecordedEventDetail>> GetAsync(string connection, string eventId, CancellationToken cancellationToken);

    /// <summary>How many events per time bucket and detail-type, for charts; empty buckets are left out.</summary>
    Task<AwsResult<IReadOnlyList<EventCount>>> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="CountAsync"/>, for charts, and saying how far back it could count: text, path, pattern and execution are counted
    /// event by event, as many as one call may look at.
    /// </summary>
    Task<AwsResult<EventSeries>> SeriesAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken);

    /// <summary>How many deliveries failed for good, per time bucket and rule; from the logs of those buses that write one.</summary>
    /// <param name="eventBusName">Null for all buses of the connection.</param>
    Task<AwsResult<FailureSeries>> FailuresAsync(string connection, string? eventBusName, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, CancellationToken cancellationToken);

    /// <summary>The values that occur, for filter menus.</summary>
    Task<AwsResult<EventFacets>> FacetsAsync(string connection, CancellationToken cancellationToken);

    /// <summary>
    /// A snapshot and everything recorded after it, none missing and none twice. Dispose it when the page goes away.
    /// </summary>
    Task<AwsResult<IEventSubscription>> SubscribeAsync(EventQuery query, CancellationToken cancellationToken);
}

/// <summary>A live view on recorded events.</summary>
public interface IEventSubscription : IAsyncDisposable
{
    /// <summary>What there was when the subscription began, newest first.</summary>
    Page<RecordedEvent> Snapshot { get; }

    /// <summary>What comes after, in batches at most a few times a second. A reader that is too slow is told how many it missed.</summary>
    IAsyncEnumerable<EventBatch> ReadAllAsync(CancellationToken cancellationToken);
}

/// <param name="Events">Newest first.</param>
/// <param name="Skipped">How many matching events are not shown because they came faster than a page can show; they are in the store.</param>
public sealed record EventBatch(IReadOnlyList<RecordedEvent> Events, long Skipped);

/// <summary>Filters add up; null means any.</summary>
public sealed record EventQuery
{
    public string? Connection { get; init; }
    public string? EventBusName { get; init; }
    public string? Source { get; init; }
    public string? DetailType { get; init; }
    public string? Account { get; init; }

    /// <summary>Events that carry this execution's ARN in their resources, that is, which it emitted.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>Words that occur in the envelope; all of them. Of the last one the beginning is enough, unless a space follows it.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// A JSONPath and the value that must be there, over the whole envelope: <c>$.detail.customer.id = 42</c>. Without a value: the
    /// field must be there. A value without quotes fits a string too; of several values one must fit.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>An event pattern (JSON) that must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>By the time in the envelope.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public string? NextToken { get; init; }

    /// <summary>1 to 500.</summary>
    public int PageSize { get; init; } = 100;
}

/// <param name="Sequence">The order in which events were recorded: grows, never repeats.</param>
/// <param name="Connection">Where it was tapped.</param>
/// <param name="EventBusName">The bus it was tapped on.</param>
/// <param name="EventId">The envelope's id.</param>
/// <param name="Time">The envelope's time.</param>
/// <param name="RecordedAt">When the recorder stored it.</param>
public record RecordedEvent(long Sequence, string Connection, string EventBusName, string EventId, string Source, string DetailType, string Account, string Region,
    DateTimeOffset Time, DateTimeOffset RecordedAt)
{
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The execution that emitted it, read from the resources; null where none did.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>The first characters of the detail, one line.</summary>
    public string DetailPreview { get; init; } = "";

    /// <summary>Set on an event that an archive replayed.</summary>
    public string? ReplayName { get; init; }

    /// <summary>True where the event carries a task token: a step waits for an answer to it.</summary>
    public bool CarriesTaskToken { get; init; }
}

/// <param name="Envelope">The whole event as EventBridge delivered it, JSON; a task token in it is masked.</param>
public sealed record RecordedEventDetail(RecordedEvent Event, string Envelope);

public sealed record EventCount(DateTimeOffset Bucket, string DetailType, long Count);

public sealed record EventFacets(IReadOnlyList<string> EventBusNames, IReadOnlyList<string> Sources, IReadOnlyList<string> DetailTypes, IReadOnlyList<string> Accounts);

/// <param name="Counts">Empty buckets are left out.</param>
/// <param name="CountedTo">Set where not all events of the range could be looked at: before this time nothing is counted.</param>
public sealed record EventSeries(IReadOnlyList<EventCount> Counts, DateTimeOffset? CountedTo);

/// <param name="Bucket">The begin of the bucket.</param>
public sealed record FailureCount(DateTimeOffset Bucket, string EventBusName, string RuleName, long Count);

/// <param name="Counts">Empty buckets are left out.</param>
/// <param name="LoggedBuses">The buses whose logs are read: of the others nothing is known.</param>
public sealed record FailureSeries(IReadOnlyList<FailureCount> Counts, IReadOnlyList<string> LoggedBuses);
