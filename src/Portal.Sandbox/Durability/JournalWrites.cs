namespace Portal.Sandbox.Durability;

/// <summary>Writes that become durable together or not at all. Not thread-safe; handed over once.</summary>
public sealed class JournalWrites
{
    private readonly List<JournalWrite> writes = [];

    public bool IsEmpty => writes.Count == 0;

    /// <summary>In the order they were asked for.</summary>
    public IReadOnlyList<JournalWrite> All => writes;

    public JournalWrites Put(Collection collection, string partition, long ordinal, byte[] value)
    {
        writes.Add(new(JournalWriteKind.Put, collection, partition, ordinal, value));
        return this;
    }

    public JournalWrites Delete(Collection collection, string partition, long ordinal)
    {
        writes.Add(new(JournalWriteKind.Delete, collection, partition, ordinal, null));
        return this;
    }

    /// <summary>Deletes a whole partition, such as the history of an execution.</summary>
    public JournalWrites DeletePartition(Collection collection, string partition)
    {
        writes.Add(new(JournalWriteKind.DeletePartition, collection, partition, 0, null));
        return this;
    }

    /// <summary>Adds another stage's writes, so that both are committed as one.</summary>
    public JournalWrites Add(JournalWrites others)
    {
        writes.AddRange(others.writes);
        return this;
    }
}

public enum JournalWriteKind
{
    Put,
    Delete,
    DeletePartition,
}

public readonly record struct JournalWrite(JournalWriteKind Kind, Collection Collection, string Partition, long Ordinal, byte[]? Value);
