using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Lint;

/// <summary>A state that waits for somebody's answer and has no limit of time.</summary>
internal sealed class WaitWithoutLimitRule : LintRule
{
    public override string Name => "wait-without-limit";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is TaskState { TimeoutSeconds: null, HeartbeatSeconds: null } task && Waits(task))
        {
            yield return Finding(state, "Resource", "Nothing ends this wait but an answer: it may last a year. Set TimeoutSeconds or HeartbeatSeconds.");
        }
    }

    private static bool Waits(TaskState task) => task.Resource.Pattern == IntegrationPattern.WaitForTaskToken || task.Resource.Kind == TaskResourceKind.Activity;
}

/// <summary>A state that waits for its task token to come back and never gives it to anybody.</summary>
internal sealed class TokenNotPassedOnRule : LintRule
{
    public override string Name => "token-not-passed-on";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is TaskState { Resource.Pattern: IntegrationPattern.WaitForTaskToken } && !state.TaskTokenExpressions.Any())
        {
            yield return Finding(state, "Resource", "Nobody is told the task token, so nobody can answer. Pass $$.Task.Token, in JSONata $states.context.Task.Token.");
        }
    }
}

/// <summary>A heartbeat that can never be missed, because the timeout comes first.</summary>
internal sealed class HeartbeatAfterTimeoutRule : LintRule
{
    public override string Name => "heartbeat-after-timeout";

    public override IEnumerable<LintFinding> Check(State state)
    {
        if (state is TaskState { TimeoutSeconds: { IsConstant: true } timeout, HeartbeatSeconds: { IsConstant: true } heartbeat }
            && long.TryParse(timeout.Text, out var most) && long.TryParse(heartbeat.Text, out var beat) && beat >= most)
        {
            yield return Finding(state, "HeartbeatSeconds", "The timeout comes before the heartbeat can be missed. HeartbeatSeconds must be less than TimeoutSeconds.");
        }
    }
}
