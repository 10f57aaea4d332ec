using System.Collections.Concurrent;
using Portal.Languages.Data;

namespace Portal.Sandbox.Durability;

/// <summary>
/// A stage's resources by key: read from memory, changed on disk first. What is not committed is never seen, and a change that
/// the disk refuses has not happened.
/// </summary>
/// <param name="journal">Where the resources live; one row each.</param>
/// <param name="collection">The collection of those rows.</param>
/// <param name="write">A resource as it is stored.</param>
/// <param name="read">The reverse.</param>
public sealed class DurableTable<T>(IJournal journal, Collection collection, Func<T, DataObject> write, Func<DataObject, T> read) : IDisposable
    where T : class
{
    private readonly ConcurrentDictionary<string, T> resources = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>A snapshot, in no order.</summary>
    public ICollection<T> All => resources.Values;

    /// <summary>Fills the memory from the journal; once, before use.</summary>
    public void Load()
    {
        foreach (var row in journal.ReadAll(collection)) resources[row.Partition] = read((DataObject)DataValue.Parse(row.Value));
    }

    public T? Find(string key) => resources.TryGetValue(key, out var found) ? found : null;

    /// <summary>
    /// Replaces one resource; ends when that is durable. Changes of one table never overlap, so <paramref name="change"/> may look at
    /// the whole table, and refuse by an exception.
    /// </summary>
    /// <param name="key">Which one.</param>
    /// <param name="change">From what there is (null: nothing) to what there shall be (null: nothing; the same object: no change).</param>
    /// <param name="cancellationToken">Counts until the change is on its way to the disk.</param>
    /// <returns>What there is now.</returns>
    public async ValueTask<T?> ChangeAsync(string key, Func<T?, T?> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var before = Find(key);
            var after = change(before);
            if (ReferenceEquals(before, after)) return after;
            var writes = new JournalWrites();
            if (after is null) writes.Delete(collection, key, 0);
            else writes.Put(collection, key, 0, write(after).ToUtf8());
            await journal.CommitAsync(writes, cancellationToken);
            if (after is null) resources.TryRemove(key, out _);
            else resources[key] = after;
            return after;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
