using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

/// <summary>The behavior of every type of state; making it fails when one is missing or there twice.</summary>
internal sealed class StateBehaviors
{
    private readonly IStateBehavior[] byType = new IStateBehavior[Enum.GetValues<StateType>().Length];

    public StateBehaviors(IEnumerable<IStateBehavior> behaviors)
    {
        foreach (var behavior in behaviors)
        {
            if (byType[(int)behavior.Type] is not null) throw new ArgumentException($"There are two behaviors for {behavior.Type}.", nameof(behaviors));
            byType[(int)behavior.Type] = behavior;
        }

        if (Array.IndexOf(byType, null) is var missing and >= 0) throw new ArgumentException($"There is no behavior for {(StateType)missing}.", nameof(behaviors));
    }

    public IStateBehavior this[StateType type] => byType[(int)type];

    public static StateBehaviors Default() => new(
    [
        new PassBehavior(), new TaskBehavior(), new ChoiceBehavior(), new WaitBehavior(),
        new SucceedBehavior(), new FailBehavior(), new ParallelBehavior(), new MapBehavior(),
    ]);
}
