using Portal.Languages.Data;
using Portal.Services.Executions.Histories;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>What went into a visit, what came out, and what it sent: from the story, or from the history where a long story left it out.</summary>
public sealed record VisitData(string? Input, string? Output, string? Sent, string? Cause)
{
    public static readonly VisitData None = new(null, null, null, null);

    public static async Task<VisitData> ReadAsync(IHistoryArchive? history, StateVisit visit, CancellationToken cancellationToken)
    {
        var last = visit.Attempts.Count > 0 ? visit.Attempts[^1] : null;
        return new(
            visit.Input ?? await TextAsync(history, visit.EnteredEventId, cancellationToken, "input"),
            visit.Output ?? await TextAsync(history, visit.ExitedEventId, cancellationToken, "output"),
            last?.Parameters ?? await TextAsync(history, last?.ScheduledEventId, cancellationToken, "parameters", "input"),
            visit.Cause);
    }

    private static async Task<string?> TextAsync(IHistoryArchive? history, long? id, CancellationToken cancellationToken, params string[] fields)
    {
        if (history is null || id is not > 0) return null;
        var details = (await history.EventAsync(id.Value, cancellationToken)).Value?.Details;
        return fields.Select(f => details?.GetString(f)).FirstOrDefault(t => t is not null);
    }
}

/// <summary>A workflow variable as a state saw it.</summary>
/// <param name="Value">JSON.</param>
/// <param name="AssignedIn">The state that gave it this value.</param>
/// <param name="IsNew">The state that is looked at assigned it.</param>
public sealed record VariableValue(string Name, string Value, string AssignedIn, bool IsNew);

/// <summary>The variables after a visit: what it assigned, and what the states before it did, in its own scope and those around it.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
public static class VisitVariables
{
    public static IReadOnlyList<VariableValue> Of(VisitTree tree, StateVisit visit)
    {
        var found = new SortedDictionary<string, VariableValue>(StringComparer.Ordinal);
        for (var at = visit; at is not null; at = tree.Before(at))
        {
            if (at.AssignedVariables is null || DataValue.TryParse(at.AssignedVariables) is not DataObject assigned) continue;
            // A state around this one assigns when it ends: that is still to come.
            if (at != visit && at.ExitedEventId is { } exited && exited > visit.EnteredEventId) continue;
            foreach (var (name, value) in assigned) found.TryAdd(name, new(name, value is DataString text ? text.Value : value.ToJson(), at.StateName, at == visit));
        }

        return [.. found.Values];
    }
}
