using System.Threading.Channels;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>
/// Group commit: one thread takes whatever callers have queued while the disk was busy, commits it as one transaction and
/// then answers all of them.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>Callers that may wait for the disk; the next one waits for a place.</summary>
    private const int Capacity = 4096;

    /// <summary>The most callers to one commit: more would delay the first without saving syncs.</summary>
    private const int LargestBatch = 1024;

    private readonly Channel<PendingCommit> queue = Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Thread thread;
    private readonly Func<WriteConnection> open;
    private WriteConnection connection;

    public JournalWriter(Func<WriteConnection> open)
    {
        this.open = open;
        connection = open();
        thread = new Thread(Run) { IsBackground = true, Name = "Journal writer" };
        thread.Start();
    }

    public int CommitsMade { get; private set; }

    public async ValueTask CommitAsync(JournalWrites writes, CancellationToken cancellationToken)
    {
        var pending = new PendingCommit(writes);
        if (!queue.Writer.TryWrite(pending))
        {
            try
            {
                await queue.Writer.WriteAsync(pending, cancellationToken);
            }
            catch (ChannelClosedException e)
            {
                throw new IOException("The journal is closed.", e);
            }
        }

        // From here on the writes may be on disk at any moment: the caller hears how it ended, cancelled or not.
        await pending.Task;
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        connection.Dispose();
    }

    private void Run()
    {
        var batch = new List<PendingCommit>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending)) batch.Add(pending);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<PendingCommit> batch)
    {
        if (TryCommit(batch) is not { } failure)
        {
            foreach (var pending in batch) pending.SetResult();
            return;
        }

        if (batch.Count == 1)
        {
            batch[0].SetException(failure);
            return;
        }

        // One of them may have been at fault, or the disk for a moment: each gets its own chance, in order.
        foreach (var pending in batch)
        {
            if (TryCommit([pending]) is { } own) pending.SetException(own);
            else pending.SetResult();
        }
    }

    private IOException? TryCommit(List<PendingCommit> batch)
    {
        try
        {
            connection.Commit(batch);
            CommitsMade++;
            return null;
        }
        catch (Exception e)
        {
            Reopen();
            return e as IOException ?? new IOException($"The journal failed: {e.Message}", e);
        }
    }

    /// <summary>After a failed sync the connection's idea of the file may be wrong: a new one reads the log afresh.</summary>
    private void Reopen()
    {
        try
        {
            var fresh = open();
            connection.Dispose();
            connection = fresh;
        }
        catch (Exception)
        {
            // The disk still refuses: the old connection stays and the next commit tries again.
        }
    }
}
