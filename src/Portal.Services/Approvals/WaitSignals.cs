using System.Runtime.CompilerServices;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>Tells pages and the watcher that something about waits has changed. A signal holds nothing, so none can be lost: who comes late reads the newest state.</summary>
internal sealed class WaitSignals
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider time;
    private readonly StoreSignals store;
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long version;

    public WaitSignals(TimeProvider time, StoreSignals store)
    {
        (this.time, this.store) = (time, store);
        store.On(StoreTopic.Waits, Hear);
    }

    /// <summary>Told to this instance and to all others on the store.</summary>
    public void Changed()
    {
        Hear();
        store.Announce(StoreTopic.Waits);
    }

    /// <summary>A number after each change, the first one at once; several changes in quick succession give one.</summary>
    public async IAsyncEnumerable<long> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long told = -1;
        while (true)
        {
            var (now, change) = Current();
            if (now == told)
            {
                await change.WaitAsync(cancellationToken);
                continue;
            }

            told = now;
            yield return told;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Ends at the next change.</summary>
    public Task NextChange() => Current().Change;

    /// <summary>Ends at the next change, or after a while.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => WaitAsync(NextChange(), longest, time, cancellationToken);

    /// <summary>Ends with a change that was asked for before, or after a while.</summary>
    public static async Task WaitAsync(Task change, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await change.WaitAsync(longest, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing changed meanwhile.
        }
    }

    private void Hear()
    {
        TaskCompletionSource reached;
        lock (gate)
        {
            version++;
            (reached, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        reached.SetResult();
    }

    private (long Version, Task Change) Current()
    {
        lock (gate) return (version, next.Task);
    }
}
