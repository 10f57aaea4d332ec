namespace Portal.Languages.StatesLanguage.Lint;

/// <summary>Looks through a valid definition for what AWS accepts but its author will regret.</summary>
public static class DefinitionLint
{
    private static readonly LintRule[] Rules =
    [
        new WaitWithoutLimitRule(),
        new TokenNotPassedOnRule(),
        new HeartbeatAfterTimeoutRule(),
        new ChoiceWithoutDefaultRule(),
        new RetryPublishesAgainRule(),
        new UncatchableErrorRule(),
    ];

    /// <summary>The names of all rules.</summary>
    public static IEnumerable<string> RuleNames => Rules.Select(r => r.Name);

    /// <summary>The findings in all states, those inside Parallel and Map states included.</summary>
    public static IReadOnlyList<LintFinding> Check(StateMachineDefinition definition) =>
        [.. definition.AllStates.SelectMany(state => Rules.SelectMany(rule => rule.Check(state)))];
}
