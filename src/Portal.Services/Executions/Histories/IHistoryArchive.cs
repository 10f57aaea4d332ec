using Portal.Services.Aws;

namespace Portal.Services.Executions.Histories;

/// <summary>
/// The history of one execution as far as it has been read, kept small: narrow rows for every event, the details compressed
/// and unpacked when somebody looks at them. May be read on any thread while it grows. Task tokens are masked.
/// </summary>
public interface IHistoryArchive
{
    /// <summary>How many events were read so far.</summary>
    int Count { get; }

    /// <summary>The row of an event; <paramref name="index"/> counts from 0, below <see cref="Count"/>.</summary>
    HistoryRow Row(int index);

    /// <summary>The whole event where its details are at hand; null where they must be fetched again, or there is no such event.</summary>
    HistoryEvent? Peek(long id);

    /// <summary>The whole event. Details of very long histories are fetched again.</summary>
    ValueTask<AwsResult<HistoryEvent>> EventAsync(long id, CancellationToken cancellationToken);

    /// <summary>Ids of the events whose type, state, id or details contain the text, whatever its case; ascending.</summary>
    Task<AwsResult<IReadOnlyList<long>>> FindAsync(string text, CancellationToken cancellationToken);
}

/// <summary>What a list shows of an event without its details.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="Type">AWS's HistoryEventType.</param>
/// <param name="State">The state that it belongs to; null for events of the execution itself.</param>
/// <param name="At">When it happened.</param>
public readonly record struct HistoryRow(long Id, string Type, string? State, DateTimeOffset At);
