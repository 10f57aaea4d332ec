using System.Collections.Concurrent;
using Portal.Sandbox.Lambda;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Runs functions as a test wants; without an answer it has none.</summary>
internal sealed class FakeFunctions : IFunctionRunner
{
    public Func<FunctionCall, Task<FunctionAnswer?>> Answer { get; set; } = _ => Task.FromResult<FunctionAnswer?>(null);

    public ConcurrentQueue<FunctionCall> Calls { get; } = new();

    public async ValueTask<FunctionAnswer?> RunAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return await Answer(call).WaitAsync(cancellationToken);
    }
}
