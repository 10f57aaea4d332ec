using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Correlation;

/// <summary>What stories are put together from: recorded events, deliveries, triggers, waits.</summary>
internal sealed class StoryReader(EventStore events, DeliveryFinder deliveries, TriggerFinder triggers, WaitStore waits, KnownTokens tokens, TimeProvider time)
{
    /// <summary>Begins to read an execution. One story is kept by each reader of a page.</summary>
    /// <param name="isOutline">Leaves out what became of the events, and the trigger.</param>
    public StoryWatch Begin(AwsSession session, string executionArn, bool isOutline = false) =>
        new(session, executionArn, new(session, executionArn, tokens), isOutline ? null : new(session, events, deliveries), triggers, waits, time);

    /// <summary>The whole story at once.</summary>
    public async Task<AwsResult<ExecutionStory>> ReadAsync(AwsSession session, string executionArn, CancellationToken cancellationToken, bool isOutline = false)
    {
        var watch = Begin(session, executionArn, isOutline);
        while (true)
        {
            var story = await watch.NextAsync(cancellationToken);
            if (!story.IsOk || !story.Value.IsReading) return story;
        }
    }
}
