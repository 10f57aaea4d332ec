using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Tokens;

namespace Portal.Sandbox.Executions.Running;

internal sealed class ExecutionWorld(ActivityRegistry activities, TaskTokens tokens) : IExecutionWorld
{
    public bool ActivityExists(string activityArn) => activities.Find(activityArn) is not null;

    public string TaskToken(string executionArn, long scheduledId) => tokens.Make(executionArn, scheduledId);
}
