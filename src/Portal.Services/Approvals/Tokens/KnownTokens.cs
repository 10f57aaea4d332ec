using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.StateMachines;

namespace Portal.Services.Approvals.Tokens;

/// <summary>Finds the tokens in a history by its definition, and masks them.</summary>
internal sealed class KnownTokens(Definitions definitions)
{
    public async Task<IReadOnlyList<HistoryEvent>> MaskAsync(AwsSession session, string executionArn, IReadOnlyList<HistoryEvent> events, CancellationToken cancellationToken)
    {
        var tokens = await FindAsync(session, executionArn, events, cancellationToken);
        return [.. events.Select(e => ExecutionReader.Masked(e, tokens))];
    }

    /// <summary>The tokens in these events. The definition is read only where a state waits at all.</summary>
    private async Task<IReadOnlyCollection<TaskToken>> FindAsync(AwsSession session, string executionArn, IReadOnlyList<HistoryEvent> events, CancellationToken cancellationToken)
    {
        var scheduled = events.Where(TaskWaits.IsWait).ToList();
        if (scheduled.Count == 0) return [];
        var definition = await definitions.OfExecutionAsync(session, executionArn, cancellationToken);
        if (definition is null) return [];
        var states = TokenPlaces.Read(definition);
        var tokens = new HashSet<TaskToken>();
        foreach (var e in scheduled)
        {
            if (DataValue.TryParse(e.Details.GetString("parameters")) is not { } payload) continue;

            // The event does not name its state; any waiting state of the same resource may be it.
            foreach (var state in states.Where(s => s.Resource.EndsWith(":" + e.Details.GetString("resource"), StringComparison.Ordinal)))
            {
                if (state.FindIn(payload) is { } token) tokens.Add(token);
            }
        }

        return tokens;
    }
}
