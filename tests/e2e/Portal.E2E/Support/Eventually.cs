namespace Portal.E2E.Support;

/// <summary>Waits for something another process will do: asks again and again until it is so.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <param name="condition">What must become true.</param>
    /// <param name="what">What it means, for the failure's text.</param>
    /// <param name="evidence">What to show when it does not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task Async(Func<Task<bool>> condition, string what, Func<string>? evidence = null, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            while (!await condition()) await Task.Delay(Pause, TimeProvider.System, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Waited in vain: {what}.\n{evidence?.Invoke()}");
        }
    }

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> ValueAsync<T>(Func<Task<T?>> get, string what, Func<string>? evidence = null, CancellationToken cancellationToken = default)
        where T : class
    {
        T? value = null;
        await Async(async () => (value = await get()) is not null, what, evidence, cancellationToken);
        return value!;
    }
}
