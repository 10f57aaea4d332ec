using System.Collections.Concurrent;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Executions;

/// <summary>
/// The errors of executions that did not succeed, for a list: AWS gives them only one by one. Each is asked for once, when its row
/// comes into sight, a few at a time.
/// </summary>
public sealed class ExecutionErrors(IExecutions executions, string connection) : IDisposable
{
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<(string Arn, int Redrives), Task<ExecutionDetail?>> known = new();
    private readonly SemaphoreSlim gate = new(AtOnce, AtOnce);
    private readonly CancellationTokenSource gone = new();

    /// <summary>Null where it cannot be had; cancelled where the list has gone.</summary>
    public Task<ExecutionDetail?> OfAsync(ExecutionSummary execution) => known.GetOrAdd((execution.ExecutionArn, execution.RedriveCount), _ => ReadAsync(execution.ExecutionArn));

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task<ExecutionDetail?> ReadAsync(string arn)
    {
        try
        {
            await gate.WaitAsync(gone.Token);
            try
            {
                return (await executions.GetAsync(connection, arn, gone.Token)).Value;
            }
            finally
            {
                gate.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
