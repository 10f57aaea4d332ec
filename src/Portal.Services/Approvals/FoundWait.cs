using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;

namespace Portal.Services.Approvals;

/// <summary>A wait as history and definition together show it.</summary>
/// <param name="Task">What the history says.</param>
/// <param name="Token">Null where it cannot be known; then a reason is given.</param>
/// <param name="Payload">What is asked, JSON, the token masked.</param>
/// <param name="Title">In a line.</param>
internal sealed record FoundWait(TaskWait Task, TaskToken? Token, string? NoTokenReason, string Payload, string Title)
{
    /// <param name="states">The waiting states of the definition; empty where it is not known.</param>
    public static FoundWait Read(TaskWait task, IReadOnlyList<WaitingState> states)
    {
        var parameters = DataValue.TryParse(task.Parameters) ?? DataObject.Empty;
        var state = states.FirstOrDefault(s => s.Name == task.StateName);
        var token = task.IsActivity ? null : state?.FindIn(parameters) ?? TokenMask.FindByForm(parameters);
        var (payload, title) = Ask(task, parameters);
        return new(task, token, token is not null ? null : task.IsActivity ? ActivityReason(task) : Reason(state), TokenMask.Value(payload, token is null ? [] : [token]).ToJson(), title);
    }

    /// <summary>Of an event its detail and type, else everything that the task was given.</summary>
    private static (DataValue Payload, string Title) Ask(TaskWait task, DataValue parameters)
    {
        if (task.Resource.StartsWith("events:putEvents", StringComparison.Ordinal) && parameters is DataObject o && o.GetArray("Entries") is [DataObject entry, ..])
        {
            var detail = entry["Detail"] is DataString text ? DataValue.TryParse(text.Value) ?? text : entry["Detail"] ?? DataObject.Empty;
            return (detail, entry.GetString("DetailType") ?? task.StateName ?? "");
        }

        return (parameters, task.StateName ?? task.Resource);
    }

    private static string ActivityReason(TaskWait task) => task.Worker is { } worker
        ? $"A worker of the activity has taken this task ({worker}): it alone can answer."
        : TakeFirst;

    /// <summary>Why a task of an activity cannot be answered before somebody takes it.</summary>
    public const string TakeFirst = "This is a task of an activity: AWS gives its token only to the worker that takes it.";

    private static string Reason(WaitingState? state) => state switch
    {
        null => "The definition of the execution is not known any more, so that its token cannot be told from other texts.",
        { IsTransformed: true } => "The state hands its token on inside an expression: only the receiver has it.",
        { Places.Count: 0 } => "The state never hands its token on ($$.Task.Token is not in its payload): nobody can answer it, it can only time out or be stopped.",
        _ => "The history does not show the token.",
    };
}
