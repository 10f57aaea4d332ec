using Portal.Sandbox.Events;

namespace Portal.Sandbox.Targets;

/// <summary>One attempt at one target.</summary>
internal sealed class Attempts(TargetAccess access, InvocationLogs logs, TimeProvider time)
{
    public async ValueTask<InvocationOutcome> MakeAsync(PlannedTarget target, AcceptedEvent accepted, string id, int attempt, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var input = target.Render(accepted);
        if (input.Payload is not { } payload) return InvocationOutcome.Failure(InvocationFaults.InvalidJson, input.Failure ?? "", retryable: false);
        var invocation = new TargetInvocation(id, accepted.Bus.Scope, target.RuleArn, target.Target, target.Arn, payload, accepted.Id, accepted.Utf8);
        logs.Starting(invocation, accepted, attempt);
        var outcome = access.Check(target, accepted) ?? await InvokeAsync(target.Invoker, invocation, accepted, cancellationToken);
        logs.Ended(invocation, target, accepted, attempt, outcome, started);
        return outcome;
    }

    private static async ValueTask<InvocationOutcome> InvokeAsync(ITargetInvoker invoker, TargetInvocation invocation, AcceptedEvent accepted, CancellationToken cancellationToken)
    {
        try
        {
            return invoker is IForwardingInvoker forwarding
                ? await forwarding.InvokeAsync(invocation, accepted, cancellationToken)
                : await invoker.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return InvocationFaults.From(e);
        }
    }
}
