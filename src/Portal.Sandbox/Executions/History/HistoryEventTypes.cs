using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.History;

/// <summary>What is fixed by an event's type: its spelling and the name of its details.</summary>
internal static class HistoryEventTypes
{
    public const string EnteredDetails = "stateEnteredEventDetails";
    public const string ExitedDetails = "stateExitedEventDetails";

    private static readonly HistoryEventType[] All = Enum.GetValues<HistoryEventType>();
    private static readonly string[] Names = [.. All.Select(t => t.ToString())];
    private static readonly string?[] Details = [.. All.Select(DetailsOf)];
    private static readonly Dictionary<string, HistoryEventType> ByName = All.ToDictionary(t => t.ToString(), StringComparer.Ordinal);

    public static string Name(this HistoryEventType type) => Names[(int)type];

    /// <summary>The member of HistoryEvent that holds the details; null for a type without any.</summary>
    public static string? DetailsName(this HistoryEventType type) => Details[(int)type];

    public static HistoryEventType Parse(string name) => ByName[name];

    /// <summary>True for the events with which an execution ends.</summary>
    public static bool IsTerminal(this HistoryEventType type) => type is HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed
        or HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionTimedOut;

    public static HistoryEventType Entered(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateEntered,
        StateType.Pass => HistoryEventType.PassStateEntered,
        StateType.Choice => HistoryEventType.ChoiceStateEntered,
        StateType.Wait => HistoryEventType.WaitStateEntered,
        StateType.Succeed => HistoryEventType.SucceedStateEntered,
        StateType.Fail => HistoryEventType.FailStateEntered,
        StateType.Parallel => HistoryEventType.ParallelStateEntered,
        _ => HistoryEventType.MapStateEntered,
    };

    public static HistoryEventType Exited(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateExited,
        StateType.Pass => HistoryEventType.PassStateExited,
        StateType.Choice => HistoryEventType.ChoiceStateExited,
        StateType.Wait => HistoryEventType.WaitStateExited,
        StateType.Succeed => HistoryEventType.SucceedStateExited,
        StateType.Parallel => HistoryEventType.ParallelStateExited,
        StateType.Map => HistoryEventType.MapStateExited,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A Fail state is never left."),
    };

    /// <summary>Null for the types that have no event of this kind: they never wait.</summary>
    public static HistoryEventType? Aborted(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateAborted,
        StateType.Wait => HistoryEventType.WaitStateAborted,
        StateType.Parallel => HistoryEventType.ParallelStateAborted,
        StateType.Map => HistoryEventType.MapStateAborted,
        _ => null,
    };

    private static string? DetailsOf(HistoryEventType type)
    {
        var name = type.ToString();
        if (name.EndsWith("StateEntered", StringComparison.Ordinal)) return EnteredDetails;
        if (name.EndsWith("StateExited", StringComparison.Ordinal)) return ExitedDetails;
        return type switch
        {
            HistoryEventType.MapStateStarted or HistoryEventType.MapRunStarted or HistoryEventType.MapRunRedriven or HistoryEventType.MapRunFailed => Camel(name),
            HistoryEventType.MapStateAborted or HistoryEventType.MapStateFailed or HistoryEventType.MapStateSucceeded or HistoryEventType.MapRunAborted
                or HistoryEventType.MapRunSucceeded or HistoryEventType.ParallelStateAborted or HistoryEventType.ParallelStateFailed
                or HistoryEventType.ParallelStateStarted or HistoryEventType.ParallelStateSucceeded or HistoryEventType.TaskStateAborted
                or HistoryEventType.WaitStateAborted or HistoryEventType.LambdaFunctionStarted => null,
            _ => Camel(name),
        };
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..] + "EventDetails";
}
