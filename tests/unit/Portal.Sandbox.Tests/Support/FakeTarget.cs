using System.Collections.Concurrent;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Tests.Support;

/// <summary>A target that is somewhere else, as an HTTP endpoint or a function: ARNs of the service <c>fake</c>.</summary>
internal sealed class FakeTarget : ITargetInvoker
{
    /// <summary>What an attempt comes to; the resource part of the ARN comes in.</summary>
    public Func<TargetInvocation, Task<InvocationOutcome>> Answer { get; set; } = _ => Task.FromResult(InvocationOutcome.Success);

    public ConcurrentQueue<TargetInvocation> Invocations { get; } = new();

    public string Kind => "fake";

    public bool Handles(Arn target) => target.Service == "fake";

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        Invocations.Enqueue(invocation);
        return await Answer(invocation).WaitAsync(cancellationToken);
    }
}
