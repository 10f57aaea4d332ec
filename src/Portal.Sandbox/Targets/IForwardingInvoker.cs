using Portal.Sandbox.Events;

namespace Portal.Sandbox.Targets;

/// <summary>An invoker that passes the event itself on, not what the target's input makes of it.</summary>
internal interface IForwardingInvoker : ITargetInvoker
{
    ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, AcceptedEvent accepted, CancellationToken cancellationToken);

    ValueTask<InvocationOutcome> ITargetInvoker.InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A forwarding invoker takes the accepted event.");
}
