using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Activities;

/// <summary>Which activities there are.</summary>
internal sealed class ActivityRegistry(IJournal journal, TimeProvider clock)
{
    private static readonly Collection Rows = new("activities");

    private readonly ConcurrentDictionary<string, Activity> byArn = new(StringComparer.Ordinal);

    public void Load()
    {
        foreach (var row in journal.ReadAll(Rows)) byArn[row.Partition] = Read(row);
    }

    public Activity? Find(string arn) => byArn.GetValueOrDefault(arn);

    public IReadOnlyList<Activity> List(ResourceScope scope) =>
        [.. byArn.Values.Where(a => Arn.TryParse(a.Arn, out var arn) && arn.Scope == scope).OrderBy(a => a.Name, StringComparer.Ordinal)];

    public async ValueTask<Activity> CreateAsync(ResourceScope scope, string name, DataObject? encryption, DataObject tags, CancellationToken cancellationToken)
    {
        ResourceNames.Check(name);
        var arn = scope.Arn("states", "activity:" + name);
        if (Find(arn) is { } existing) return existing;
        var made = new Activity { Arn = arn, Name = name, CreationDate = clock.GetUtcNow(), EncryptionConfiguration = encryption ?? LoggingConfigurations.OwnKey, Tags = tags };
        await SaveAsync(made, cancellationToken);
        return byArn.GetOrAdd(arn, made);
    }

    public async ValueTask SetTagsAsync(string arn, DataObject tags, CancellationToken cancellationToken)
    {
        var tagged = (Find(arn) ?? throw ExecutionFaults.ResourceNotFound(arn)) with { Tags = tags };
        await SaveAsync(tagged, cancellationToken);
        byArn[arn] = tagged;
    }

    public async ValueTask DeleteAsync(string arn, CancellationToken cancellationToken)
    {
        if (Find(arn) is null) return;
        await journal.CommitAsync(new JournalWrites().Delete(Rows, arn, 0), cancellationToken);
        byArn.TryRemove(arn, out _);
    }

    private ValueTask SaveAsync(Activity activity, CancellationToken cancellationToken) => journal.CommitAsync(new JournalWrites().Put(Rows, activity.Arn, 0, new DataObjectBuilder
    {
        ["name"] = activity.Name,
        ["created"] = activity.CreationDate.ToUnixTimeMilliseconds(),
        ["encryption"] = activity.EncryptionConfiguration,
        ["tags"] = activity.Tags,
    }.Build().ToUtf8()), cancellationToken);

    private static Activity Read(JournalRow row)
    {
        var fields = (DataObject)DataValue.Parse(row.Value);
        return new Activity
        {
            Arn = row.Partition,
            Name = fields.GetString("name")!,
            CreationDate = DateTimeOffset.FromUnixTimeMilliseconds(fields.GetInt64("created")!.Value),
            EncryptionConfiguration = fields.GetObject("encryption")!,
            Tags = fields.GetObject("tags")!,
        };
    }
}
