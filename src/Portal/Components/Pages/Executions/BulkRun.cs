using Portal.Services.Aws;

namespace Portal.Components.Pages.Executions;

/// <summary>Does one act on many things, a few at once, and keeps what came of each.</summary>
/// <param name="verb">For people: "Stop".</param>
/// <param name="act">The act on one.</param>
public sealed class BulkRun<T>(string verb, IReadOnlyList<T> items, Func<T, CancellationToken, Task<AwsResult<Done>>> act)
    where T : notnull
{
    private const int AtOnce = 4;

    private readonly Lock gate = new();
    private readonly List<(T Item, AwsError Error)> failed = [];

    public string Verb { get; } = verb;

    public int Total => items.Count;

    public int Succeeded { get; private set; }

    public bool IsOver { get; private set; }

    public IReadOnlyList<(T Item, AwsError Error)> Failed
    {
        get
        {
            lock (gate) return [.. failed];
        }
    }

    public int DoneCount => Succeeded + Failed.Count;

    /// <summary>Raised after each, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Goes through all; a cancelled run leaves the rest undone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (item, token) =>
            {
                var result = await act(item, token);
                lock (gate)
                {
                    if (result.IsOk) Succeeded++;
                    else failed.Add((item, result.Error));
                }

                Changed?.Invoke();
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page has gone, or the user stopped it.
        }
        finally
        {
            IsOver = true;
            Changed?.Invoke();
        }
    }
}
