using Portal.Services.Aws;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Correlation;

/// <summary>What the tap recorded of the events that one execution emitted, and what became of them; looked for again while that may change.</summary>
internal sealed class EmittedEvents(AwsSession session, EventStore events, DeliveryFinder deliveries)
{
    /// <summary>Of longer lists of events the deliveries are found on the event's own page.</summary>
    private const int MostFollowed = 40;

    /// <summary>An event that has not arrived after so many others is asked for no more: its bus has no tap.</summary>
    private const int MostMissed = 500;

    private readonly Dictionary<string, EmittedEvent> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredEvent> followed = new(StringComparer.Ordinal);

    public EmittedEvent Of(string id) => known.TryGetValue(id, out var found) ? found : known[id] = new EmittedEvent(id, null);

    /// <param name="ids">Those emitted so far, oldest first.</param>
    public async Task RefreshAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !known.TryGetValue(id, out var e) || e.Recorded is null).Distinct().ToList();
        var fresh = missing.Where(id => !known.ContainsKey(id)).Concat(missing.Where(known.ContainsKey).TakeLast(MostMissed)).ToList();
        if (fresh.Count > 0)
        {
            var recorded = await events.FindAllAsync(session.Connection.Id, fresh, cancellationToken);
            foreach (var (id, e) in recorded)
            {
                known[id] = new(id, e.Event);
                followed[id] = e;
            }

            foreach (var id in fresh) Of(id);
        }

        foreach (var (id, _) in followed.OrderByDescending(f => f.Value.Event.Sequence).Skip(MostFollowed).ToList()) followed.Remove(id);
        foreach (var (id, e) in followed.Where(f => !IsSettled(known[f.Key])).ToList()) await FollowAsync(id, e, cancellationToken);
    }

    private async Task FollowAsync(string id, StoredEvent e, CancellationToken cancellationToken)
    {
        var rules = await deliveries.RulesAsync(session, e, cancellationToken);
        var found = rules.IsOk ? await deliveries.FindAsync(session, e, rules.Value, cancellationToken) : [];
        var next = new EmittedEvent(id, e.Event) { Deliveries = found };
        // The same instance tells the story that nothing is new.
        if (!StoryChanges.Same(known[id], next)) known[id] = next;
    }

    /// <summary>True where nothing more can become known.</summary>
    private static bool IsSettled(EmittedEvent e) =>
        e.Deliveries.Count > 0 && e.Deliveries.All(d => d.Outcome != DeliveryOutcome.Expected && d.Execution is null);
}
