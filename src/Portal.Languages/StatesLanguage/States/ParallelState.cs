namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that runs its branches at the same time, each with the same input; its result is the array of their outputs.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html</remarks>
public sealed class ParallelState : RetryableState
{
    public override StateType Type => StateType.Parallel;

    public required IReadOnlyList<StateGraph> Branches { get; init; }
}
