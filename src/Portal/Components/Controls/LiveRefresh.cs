namespace Portal.Components.Controls;

/// <summary>
/// Fetches again and again while somebody looks. After a failure it waits longer each time, up to a minute, so that a throttled
/// account is not asked harder.
/// </summary>
/// <param name="refresh">One fetch; false where it failed.</param>
public sealed class LiveRefresh(TimeProvider time, TimeSpan interval, Func<CancellationToken, Task<bool>> refresh) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource gone = new();
    private Task loop = Task.CompletedTask;

    /// <summary>A paused one keeps its place and fetches nothing.</summary>
    public bool IsPaused { get; set; }

    /// <summary>The newest fetch failed.</summary>
    public bool IsBehind { get; private set; }

    public LiveIndicator.LiveState State => IsPaused ? LiveIndicator.LiveState.Paused : IsBehind ? LiveIndicator.LiveState.Behind : LiveIndicator.LiveState.Live;

    public void Start() => loop = RunAsync(gone.Token);

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await loop;
        gone.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var wait = interval;
        try
        {
            while (true)
            {
                await Task.Delay(wait, time, cancellationToken);
                if (IsPaused) continue;
                IsBehind = !await refresh(cancellationToken);
                wait = IsBehind ? TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, Longest.Ticks)) : interval;
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }
}
