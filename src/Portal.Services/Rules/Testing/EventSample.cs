using Portal.Languages.EventPatterns;
using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Services.Rules.Testing;

/// <summary>Recorded events of a bus to try patterns on.</summary>
public interface IEventSamples
{
    /// <summary>The newest events of the bus, at most <paramref name="most"/> of them and at most a few megabytes.</summary>
    Task<AwsResult<EventSample>> NewestAsync(string connection, string eventBusName, int most, CancellationToken cancellationToken);
}

/// <param name="Events">Newest first.</param>
/// <param name="IsCut">True where older events are recorded as well.</param>
public sealed record EventSample(IReadOnlyList<SampledEvent> Events, bool IsCut)
{
    public static readonly EventSample Empty = new([], false);
}

/// <param name="Event">As the feed lists it.</param>
/// <param name="Envelope">The whole event, JSON; task tokens masked.</param>
/// <param name="Parsed">Read once for all patterns.</param>
public sealed record SampledEvent(RecordedEvent Event, string Envelope, ParsedEvent Parsed);

internal sealed class EventSamples(IObservedEvents events) : IEventSamples
{
    private const int MostCharacters = 4_000_000;
    private const int AtOnce = 8;

    public async Task<AwsResult<EventSample>> NewestAsync(string connection, string eventBusName, int most, CancellationToken cancellationToken)
    {
        var page = await events.QueryAsync(new() { Connection = connection, EventBusName = eventBusName, PageSize = most }, cancellationToken);
        if (!page.IsOk) return page.Error;
        var (sample, size) = (new List<SampledEvent>(), 0);
        foreach (var group in page.Value.Items.Chunk(AtOnce))
        {
            var whole = await Task.WhenAll(group.Select(e => events.GetAsync(connection, e.EventId, cancellationToken)));
            foreach (var (recorded, detail) in group.Zip(whole))
            {
                // One that retention has just taken is passed over.
                if (!detail.IsOk || !ParsedEvent.TryParse(detail.Value.Envelope, out var parsed, out _)) continue;
                sample.Add(new(recorded, detail.Value.Envelope, parsed));
                size += detail.Value.Envelope.Length;
            }

            if (size > MostCharacters) return new EventSample(sample, true);
        }

        return new EventSample(sample, page.Value.NextToken is not null);
    }
}
