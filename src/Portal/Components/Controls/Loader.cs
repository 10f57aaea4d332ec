using Portal.Services.Aws;

namespace Portal.Components.Controls;

/// <summary>
/// A value that is fetched: nothing yet, the value, or why not. While it is fetched again the old value stays, and a failed
/// fetch leaves the last good value beside its error, so that a page never goes blank because of one lost call.
/// </summary>
public sealed class Loader<T> : IDisposable
{
    private CancellationTokenSource? running;

    /// <summary>The newest good value.</summary>
    public T? Value { get; private set; }

    public bool HasValue { get; private set; }

    /// <summary>Why the newest fetch failed; null where it did not.</summary>
    public AwsError? Error { get; private set; }

    public bool IsLoading => running is not null;

    /// <summary>There is a value, but the newest fetch failed.</summary>
    public bool IsStale => HasValue && Error is not null;

    /// <summary>Fetches. An older fetch that still runs is cancelled and its answer dropped.</summary>
    /// <returns>True where this fetch brought a value.</returns>
    public async Task<bool> LoadAsync(Func<CancellationToken, Task<AwsResult<T>>> fetch, CancellationToken cancellationToken)
    {
        Cancel();
        var mine = running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var result = await fetch(mine.Token);
            if (running != mine) return false;
            Take(result);
            return result.IsOk;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (running == mine) running = null;
            mine.Dispose();
        }
    }

    /// <summary>Takes a result that came another way, for example from a subscription.</summary>
    public void Take(AwsResult<T> result)
    {
        Error = result.Error;
        if (!result.IsOk) return;
        Value = result.Value;
        HasValue = true;
    }

    /// <summary>Forgets everything: something else is looked at now.</summary>
    public void Reset()
    {
        Cancel();
        Value = default;
        HasValue = false;
        Error = null;
    }

    public void Dispose() => Cancel();

    private void Cancel()
    {
        running?.Cancel();
        running = null;
    }
}
