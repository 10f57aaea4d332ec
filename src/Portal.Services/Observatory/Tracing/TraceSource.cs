using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Events;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Tracing;

/// <summary>
/// The recorded events and AWS, as one watched trace sees them. What cannot change any more is asked for once; the rest again
/// at each look.
/// </summary>
internal sealed class TraceSource(AwsSession session, EventStore events, DeliveryFinder deliveries, StoryReader stories) : ITraceSource
{
    /// <summary>After its end an execution's events need a moment to arrive: so many looks more are taken.</summary>
    private const int LooksAfterEnd = 4;

    private readonly Dictionary<string, Followed> followed = new(StringComparer.Ordinal);

    public async Task<TracedEvent?> EventAsync(string eventId, string? eventBusName, CancellationToken cancellationToken)
    {
        var copies = await events.FindCopiesAsync(session.Connection.Id, eventId, cancellationToken);
        if (eventBusName is not null) return copies.FirstOrDefault(c => c.Event.EventBusName == eventBusName) is { } only ? await TraceAsync(only, cancellationToken) : null;
        var traced = new List<TracedEvent>();
        foreach (var copy in copies) traced.Add(await TraceAsync(copy, cancellationToken));

        // Another bus's rule brought it to those buses: it was not sent there.
        var forwarded = traced.SelectMany(t => t.Deliveries).Where(d => d.Target.Kind == TargetKind.EventBus).Select(d => d.Target.Name).ToHashSet(StringComparer.Ordinal);
        return traced.Find(t => !forwarded.Contains(t.Event.EventBusName)) ?? traced.FirstOrDefault();
    }

    public async Task<AwsResult<ExecutionStory>> ExecutionAsync(string executionArn, CancellationToken cancellationToken)
    {
        if (!followed.TryGetValue(executionArn, out var known)) followed[executionArn] = known = new(stories.Begin(session, executionArn));
        if (known is { Told: { } settled, LooksAfterEnd: >= LooksAfterEnd }) return settled;
        AwsResult<ExecutionStory> story;
        do
        {
            story = await known.Reading.NextAsync(cancellationToken);
        }
        while (story.Value is { IsReading: true });
        if (story.IsOk) known.Take(story.Value);
        return story;
    }

    private async Task<TracedEvent> TraceAsync(StoredEvent e, CancellationToken cancellationToken)
    {
        var rules = await deliveries.RulesAsync(session, e, cancellationToken);
        return new(e.Event, rules.IsOk ? await deliveries.FindAsync(session, e, rules.Value, cancellationToken) : []);
    }

    private sealed class Followed(StoryWatch reading)
    {
        public StoryWatch Reading { get; } = reading;
        public ExecutionStory? Told { get; private set; }
        public int LooksAfterEnd { get; private set; }

        public void Take(ExecutionStory story)
        {
            Told = story;
            LooksAfterEnd = story.Execution.Status == ExecutionStatus.Running ? 0 : LooksAfterEnd + 1;
        }
    }
}
