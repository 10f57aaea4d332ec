using Portal.Languages.Data;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>Why an execution failed: the first thing that its page says.</summary>
/// <param name="Visit">Where it failed; null where no state did (a timeout of the whole execution).</param>
/// <param name="Error">The error's name.</param>
/// <param name="Message">The cause in words, taken out of its JSON where it is JSON.</param>
/// <param name="Cause">The whole cause.</param>
public sealed record ExecutionFailure(StateVisit? Visit, string Error, string? Message, string? Cause)
{
    /// <summary>The fields in which functions and services put their message.</summary>
    private static readonly string[] MessageFields = ["errorMessage", "Message", "message", "Error", "cause", "Cause"];

    /// <returns>Null where the execution did not fail.</returns>
    public static ExecutionFailure? Of(ExecutionStory story)
    {
        if (story.Execution.Status is not (ExecutionStatus.Failed or ExecutionStatus.TimedOut)) return null;
        var visit = Innermost(story.Visits);
        var error = story.Execution.Error ?? visit?.Error ?? (story.Execution.Status == ExecutionStatus.TimedOut ? "States.Timeout" : "Failed");
        var cause = story.Execution.Cause ?? visit?.Cause;
        return new ExecutionFailure(visit, error, MessageOf(cause), cause);
    }

    /// <summary>The words in a cause: many causes are JSON with the message in one field.</summary>
    public static string? MessageOf(string? cause)
    {
        if (string.IsNullOrWhiteSpace(cause)) return null;
        if (DataValue.TryParse(cause) is not DataObject fields) return cause;
        foreach (var name in MessageFields)
        {
            if (fields.GetString(name) is { Length: > 0 } message) return message;
        }

        return cause;
    }

    /// <summary>The failed state that lies deepest, of those the last: the states around it failed because it did.</summary>
    private static StateVisit? Innermost(IReadOnlyList<StateVisit> visits)
    {
        var bad = visits.Where(v => VisitStatuses.IsBad(v.Status)).ToList();
        var around = bad.Select(v => v.ParentEventId).ToHashSet();
        return bad.LastOrDefault(v => !around.Contains(v.EnteredEventId));
    }
}
