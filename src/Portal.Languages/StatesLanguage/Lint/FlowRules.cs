using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Lint;

/// <summary>A Choice state that fails when no rule is true.</summary>
internal sealed class ChoiceWithoutDefaultRule : LintRule
{
    public override string Name => "choice-without-default";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is ChoiceState { Default: null })
        {
            yield return Finding(state, "Choices", "Where no rule is true the execution fails with States.NoChoiceMatched. Add a Default.");
        }
    }
}

/// <summary>A retry that publishes events again which were published already.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html</remarks>
internal sealed class RetryPublishesAgainRule : LintRule
{
    private static readonly string[] FailedEntryNames = ["EventBridge.FailedEntry", StatesErrorNames.TaskFailed, StatesErrorNames.All];

    public override string Name => "retry-publishes-again";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is not TaskState { Resource: { Service: "events", Action: "putEvents" } resource } task) yield break;
        for (var i = 0; i < task.Retry.Count; i++)
        {
            if (task.Retry[i].MaxAttempts == 0) continue;
            if (Sends(task) && task.Retry[i].ErrorEquals.Any(FailedEntryNames.Contains))
            {
                yield return Finding(state, $"Retry[{i}]", "When one entry fails the others are out already: a retry publishes them again. Send one entry per state.");
            }
            else if (resource.Pattern == IntegrationPattern.WaitForTaskToken && task.Retry[i].Matches(StatesErrorNames.Timeout))
            {
                yield return Finding(state, $"Retry[{i}]", "After a timeout the retry publishes the event again, with another task token: the first one can no longer be answered.");
            }
        }
    }

    /// <summary>True where there is, or may be, more than one entry.</summary>
    private static bool Sends(TaskState task)
    {
        var payload = task.Source.GetObject(task.QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters");
        return payload?.GetArray("Entries") is not { Count: 1 };
    }
}

/// <summary>A Retrier or Catcher for an error that nothing catches.</summary>
internal sealed class UncatchableErrorRule : LintRule
{
    public override string Name => "uncatchable-error";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is not RetryableState work) yield break;
        foreach (var (field, errors) in work.Retry.Select((r, i) => ($"Retry[{i}]", r.ErrorEquals)).Concat(work.Catch.Select((c, i) => ($"Catch[{i}]", c.ErrorEquals))))
        {
            if (errors.Contains(StatesErrorNames.Runtime))
            {
                yield return Finding(state, field, "States.Runtime always ends the execution: this entry is never used for it.");
            }
        }
    }
}
