using System.Runtime.CompilerServices;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Correlation;

internal sealed class Correlation(UserSessions users, EventStore events, DeliveryFinder deliveries, StoryReader stories, StoryPace pace) : ICorrelation
{
    public async Task<AwsResult<EventStory>> ForEventAsync(string connection, string eventId, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        if (await events.FindAsync(connection, eventId, cancellationToken) is not { } e) return AwsError.NotFound($"Event {eventId} is not recorded.");
        var rules = await deliveries.RulesAsync(session.Value, e, cancellationToken);
        if (!rules.IsOk && rules.Error.Kind != AwsErrorKind.NotFound) return rules.Error;

        // The bus may be gone meanwhile: the event is still worth showing.
        var verdicts = rules.Value ?? [];
        return new EventStory(new(e.Event, e.Envelope), await OriginAsync(session.Value, e.Event, cancellationToken), verdicts, await deliveries.FindAsync(session.Value, e, verdicts, cancellationToken));
    }

    public async Task<AwsResult<ExecutionStory>> ForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        return await stories.ReadAsync(session.Value, executionArn, cancellationToken);
    }

    public async Task<AwsResult<ExecutionStory>> OutlineAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await stories.ReadAsync(session.Value, executionArn, cancellationToken, isOutline: true) : session.Error;
    }

    public async IAsyncEnumerable<AwsResult<ExecutionStory>> WatchExecutionAsync(string connection, string executionArn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk)
        {
            yield return session.Error;
            yield break;
        }

        var reading = stories.Begin(session.Value, executionArn);
        var watch = pace.Begin(session.Value.Connection);
        ExecutionStory? told = null;
        while (true)
        {
            // Reading is work; the circuit that waits here goes on serving its page meanwhile.
            var story = await Task.Run(() => reading.NextAsync(cancellationToken), cancellationToken);
            if (!story.IsOk)
            {
                yield return story;
                if (!story.Error.Retryable) yield break;
            }
            else if (told is null || !StoryChanges.Same(told, story.Value))
            {
                told = story.Value;
                yield return story;
            }

            if (story.Value is { IsReading: true }) continue;
            if (!await watch.NextAsync(story.Value?.Execution.Status == ExecutionStatus.Running, cancellationToken)) yield break;
        }
    }

    private static async Task<EventOrigin> OriginAsync(AwsSession session, RecordedEvent e, CancellationToken cancellationToken)
    {
        if (e.ReplayName is not null) return new(EventOriginKind.Replay) { ReplayName = e.ReplayName };
        if (e.ExecutionArn is null) return new(e.Source.StartsWith("aws.", StringComparison.Ordinal) ? EventOriginKind.AwsService : EventOriginKind.Client);
        var history = await ExecutionHistory.AllAsync(session, e.ExecutionArn, cancellationToken);
        var visit = history.IsOk ? VisitReader.Read(history.Value).FirstOrDefault(v => v.EventIds.Contains(e.EventId)) : null;
        return new(EventOriginKind.Execution)
        {
            ExecutionArn = e.ExecutionArn,
            StateMachineArn = Recording.ExecutionOrigin.StateMachineOf(e.ExecutionArn),
            StateName = visit?.StateName,
        };
    }
}
