using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Integrations.Permissions;

/// <summary>An integration that is called only where the state machine's role may do what it is about to do.</summary>
internal sealed class GuardedIntegration(ITaskIntegration inner, TaskAccess access) : ITaskIntegration
{
    public bool Handles(TaskResource resource) => inner.Handles(resource);

    public ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken) =>
        access.Check(call) is { } refused ? ValueTask.FromResult(refused) : inner.RunAsync(call, cancellationToken);

    public ValueTask<TaskOutcome> AwaitAsync(TaskCall call, DataValue submitted, CancellationToken cancellationToken) => inner.AwaitAsync(call, submitted, cancellationToken);

    public ValueTask AbandonAsync(TaskCall call, DataValue submitted) => inner.AbandonAsync(call, submitted);
}
