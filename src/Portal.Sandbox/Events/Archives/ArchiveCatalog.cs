using System.Collections.Concurrent;
using Portal.Languages.EventPatterns;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events.Archives;

/// <summary>The archives of all accounts, and what goes into them.</summary>
public sealed class ArchiveCatalog(IJournal journal, ArchivedEvents archived) : IEventSink, IDisposable
{
    private readonly DurableTable<Archive> table = new(journal, new Collection("archives"), a => a.ToRow(), Archive.FromRow);

    /// <summary>By the ARN of a bus. An archive for everything has no pattern.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyList<(Archive Archive, EventPattern? Pattern)>> ofBus = new(StringComparer.Ordinal);
    private readonly Lock indexing = new();

    public IReadOnlyList<Archive> All => [.. table.All];

    public void Load()
    {
        table.Load();
        archived.Load();
        foreach (var bus in table.All.Select(a => a.EventSourceArn).Distinct().ToList()) Index(bus);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Archive> List(ResourceScope scope) => [.. table.All.Where(a => a.Scope == scope).OrderBy(a => a.Name, StringComparer.Ordinal)];

    public Archive? Find(ResourceScope scope, string name) => table.Find(Archive.ArnOf(scope, name));

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public Archive Get(ResourceScope scope, string name) => Find(scope, name) ?? throw NotFound(name);

    public (long Count, long Bytes) CountOf(Archive archive) => archived.CountOf(archive.Arn);

    /// <exception cref="AwsFault">ResourceAlreadyExistsException.</exception>
    public async ValueTask CreateAsync(Archive archive, CancellationToken cancellationToken)
    {
        await table.ChangeAsync(archive.Arn, existing => existing is null ? archive : throw new AwsFault("ResourceAlreadyExistsException", $"Archive {archive.Name} already exists."), cancellationToken);
        Index(archive.EventSourceArn);
    }

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public async ValueTask<Archive> UpdateAsync(ResourceScope scope, string name, Func<Archive, Archive> change, CancellationToken cancellationToken)
    {
        var updated = (await table.ChangeAsync(Archive.ArnOf(scope, name), existing => change(existing ?? throw NotFound(name)), cancellationToken))!;
        Index(updated.EventSourceArn);
        return updated;
    }

    /// <summary>Deletes an archive and its events.</summary>
    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public async ValueTask DeleteAsync(ResourceScope scope, string name, CancellationToken cancellationToken)
    {
        var archive = Get(scope, name);
        await table.ChangeAsync(archive.Arn, _ => null, cancellationToken);
        Index(archive.EventSourceArn);
        var writes = new JournalWrites();
        archived.RemoveAll(writes, archive.Arn);
        await journal.CommitAsync(writes, cancellationToken);
    }

    public ValueTask TakeAsync(IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        if (ofBus.IsEmpty) return ValueTask.CompletedTask;
        JournalWrites? writes = null;
        foreach (var one in events)
        {
            // What is replayed is in the archive already.
            if (one.ReplayName is not null || !ofBus.TryGetValue(one.Bus.Arn, out var archives)) continue;
            foreach (var (archive, pattern) in archives)
            {
                if (pattern?.Matches(one.Utf8.Span) != false) archived.Add(writes ??= new JournalWrites(), archive.Arn, one);
            }
        }

        return writes is null ? ValueTask.CompletedTask : journal.CommitAsync(writes, cancellationToken);
    }

    public void Dispose() => table.Dispose();

    private static AwsFault NotFound(string name) => new("ResourceNotFoundException", $"Archive {name} does not exist.");

    private void Index(string busArn)
    {
        lock (indexing)
        {
            var archives = table.All.Where(a => a.EventSourceArn == busArn).Select(a => (a, a.EventPattern is { } text ? EventPattern.Parse(text).Pattern : null)).ToList();
            if (archives.Count > 0) ofBus[busArn] = archives;
            else ofBus.TryRemove(busArn, out _);
        }
    }
}
