using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Stacks;

/// <summary>
/// Runs deployments behind the calls that start them, one to a stack, and after a restart ends those that were cut off.
/// </summary>
internal sealed class StackWork(StackDirectory directory, StackDeployer deployer, TimeProvider clock, ILogger<StackWork> log) : IHostedService
{
    /// <summary>How long a call waits for its deployment: most end within, and a client that asks for the status need not come again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);

    /// <summary>Starts a deployment; ends with it, or when the call has waited long enough.</summary>
    /// <param name="stack">The stack, already kept in its new status.</param>
    /// <param name="token">The caller's ClientRequestToken, for the events.</param>
    /// <param name="deploy">The deployment.</param>
    public async Task StartAsync(Stack stack, string? token, Func<StackProgress, Task> deploy)
    {
        var progress = new StackProgress(directory, stack, token, clock);
        var work = Task.Run(() => RunAsync(stack, () => deploy(progress)));
        running[stack.Id] = work;
        await Task.WhenAny(work, Task.Delay(Patience, clock, CancellationToken.None));
    }

    /// <summary>A deployment that a crash cut off is undone, or carried on where that is safe.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stack in directory.All.Where(s => StackStatus.IsInProgress(s.Status)))
        {
            var progress = new StackProgress(directory, stack, null, clock);
            running[stack.Id] = Task.Run(() => RunAsync(stack, () => ResumeAsync(progress)), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Values).WaitAsync(cancellationToken);

    private Task ResumeAsync(StackProgress progress) => progress.Stack.Status switch
    {
        StackStatus.CreateInProgress or StackStatus.RollbackInProgress => deployer.RollBackAsync(progress, "The sandbox stopped while the stack was being created", CancellationToken.None),
        StackStatus.DeleteInProgress => deployer.DeleteAsync(progress, CancellationToken.None),
        StackStatus.UpdateCleanup => FinishUpdateAsync(progress),
        _ => progress.StatusAsync(StackStatus.UpdateFailed, "The sandbox stopped while the stack was being updated. Update it again.").AsTask(),
    };

    private async Task FinishUpdateAsync(StackProgress progress)
    {
        await deployer.CleanUpAsync(progress, CancellationToken.None);
        await progress.StatusAsync(StackStatus.UpdateComplete);
    }

    private async Task RunAsync(Stack stack, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            log.LogError(e, "The deployment of stack {Stack} broke off; it goes on when the sandbox starts again", stack.Name);
        }
        finally
        {
            running.TryRemove(stack.Id, out _);
        }
    }
}
