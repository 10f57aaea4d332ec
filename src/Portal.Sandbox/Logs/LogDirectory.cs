using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>Every log group of the sandbox: making, finding, changing and deleting groups and streams.</summary>
internal sealed class LogDirectory : IDisposable
{
    private readonly ConcurrentDictionary<string, LogGroup> groups = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly IJournal journal;
    private readonly TimeProvider clock;

    public LogDirectory(IJournal journal, TimeProvider clock)
    {
        (this.journal, this.clock) = (journal, clock);
        foreach (var row in journal.ReadAll(LogCollections.Groups))
        {
            var data = (Languages.Data.DataObject)Languages.Data.DataValue.Parse(row.Value);
            if (Arn.TryParse(row.Partition, out var arn)) groups[row.Partition] = new LogGroup(arn, LogGroupSettings.Read(data));
        }

        foreach (var row in journal.ReadAll(LogCollections.Streams))
        {
            var created = BitConverter.ToInt64(row.Value);
            if (groups.TryGetValue(row.Partition, out var group)) group.Restore(new LogStream(row.Partition, row.Ordinal, Encoding.UTF8.GetString(row.Value.AsSpan(8)), created));
        }
    }

    public IEnumerable<LogGroup> All => groups.Values;

    public bool TryFind(ResourceScope scope, string name, [NotNullWhen(true)] out LogGroup? group) =>
        groups.TryGetValue(LogGroup.ArnOf(scope, name).ToString(), out group);

    /// <exception cref="AwsFault">There is no such group.</exception>
    public LogGroup Require(ResourceScope scope, string name) => TryFind(scope, name, out var group) ? group : throw LogFaults.NoGroup();

    /// <summary>The groups of an account in a region, by name.</summary>
    public IReadOnlyList<LogGroup> List(ResourceScope scope) =>
        [.. groups.Values.Where(g => g.Arn.Scope == scope).OrderBy(g => g.Name, StringComparer.Ordinal)];

    public async ValueTask<LogGroup> CreateAsync(ResourceScope scope, string name, LogGroupSettings settings, CancellationToken cancellationToken)
    {
        LogNames.CheckGroup(name);
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (TryFind(scope, name, out _)) throw LogFaults.GroupExists();
            var group = new LogGroup(LogGroup.ArnOf(scope, name), settings);
            await journal.CommitAsync(settings.WriteTo(new JournalWrites(), group.Partition), cancellationToken);
            groups[group.Partition] = group;
            return group;
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask ChangeAsync(LogGroup group, Func<LogGroupSettings, LogGroupSettings> change, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            var next = change(group.Settings) with { StoredBytes = group.StoredBytes };
            await journal.CommitAsync(next.WriteTo(new JournalWrites(), group.Partition), cancellationToken);
            group.Settings = next;
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask DeleteAsync(LogGroup group, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        await group.Changing.WaitAsync(cancellationToken);
        try
        {
            var writes = new JournalWrites().Delete(LogCollections.Groups, group.Partition, 0).DeletePartition(LogCollections.Streams, group.Partition);
            foreach (var stream in group.Streams.Values) writes.DeletePartition(LogCollections.Lines, stream.Partition);
            await journal.CommitAsync(writes, cancellationToken);
            groups.TryRemove(group.Partition, out _);
        }
        finally
        {
            group.Changing.Release();
            changing.Release();
        }
    }

    /// <summary>The stream, made when it is not there yet.</summary>
    /// <param name="group">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="mustBeNew">Refuses one that is there.</param>
    /// <param name="cancellationToken">Before the commit.</param>
    public async ValueTask<LogStream> AddStreamAsync(LogGroup group, string name, bool mustBeNew, CancellationToken cancellationToken)
    {
        LogNames.CheckStream(name);
        if (!mustBeNew && group.Streams.TryGetValue(name, out var known)) return known.Open(journal);
        await group.Changing.WaitAsync(cancellationToken);
        try
        {
            if (group.Streams.TryGetValue(name, out known)) return mustBeNew ? throw LogFaults.StreamExists() : known.Open(journal);
            var created = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var stream = new LogStream(group.Partition, group.TakeStreamNumber(), name, created).Open(journal);
            byte[] value = [.. BitConverter.GetBytes(created), .. Encoding.UTF8.GetBytes(name)];
            await journal.CommitAsync(new JournalWrites().Put(LogCollections.Streams, group.Partition, stream.Number, value), cancellationToken);
            group.Streams[name] = stream;
            return stream;
        }
        finally
        {
            group.Changing.Release();
        }
    }

    public async ValueTask DeleteStreamAsync(LogGroup group, string name, CancellationToken cancellationToken)
    {
        await group.Changing.WaitAsync(cancellationToken);
        try
        {
            if (!group.Streams.TryGetValue(name, out var stream)) throw LogFaults.NoStream();
            var writes = new JournalWrites().Delete(LogCollections.Streams, group.Partition, stream.Number).DeletePartition(LogCollections.Lines, stream.Partition);
            await journal.CommitAsync(writes, cancellationToken);
            group.Streams.TryRemove(name, out _);
        }
        finally
        {
            group.Changing.Release();
        }
    }

    /// <exception cref="AwsFault">There is no such stream.</exception>
    public LogStream RequireStream(LogGroup group, string name) =>
        group.Streams.TryGetValue(name, out var stream) ? stream.Open(journal) : throw LogFaults.NoStream();

    public void Dispose() => changing.Dispose();
}
