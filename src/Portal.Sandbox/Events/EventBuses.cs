using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>The buses of all accounts and regions.</summary>
public sealed class EventBuses : IDisposable
{
    /// <summary>Custom buses of an account in a region: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int Most = 100;

    private readonly DurableTable<EventBus> table;
    private readonly TimeProvider time;
    private readonly DateTimeOffset started;

    public EventBuses(IJournal journal, TimeProvider time)
    {
        this.time = time;
        started = time.GetUtcNow();
        table = new DurableTable<EventBus>(journal, new Collection("event_buses"), b => b.ToRow(), EventBus.FromRow);
    }

    public void Load() => table.Load();

    /// <summary>Null where there is none. The default bus is always there; it has a row once something about it was changed.</summary>
    public EventBus? Find(ResourceScope scope, string name) => table.Find(EventBus.ArnOf(scope, name))
        ?? (name == EventBus.DefaultName ? new EventBus(scope, name, started) : null);

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public EventBus Get(BusReference bus) => Find(bus.Scope, bus.Name) ?? throw NotFound(bus.Name);

    /// <summary>By name, the default bus among them.</summary>
    public IReadOnlyList<EventBus> List(ResourceScope scope) =>
        [.. table.All.Where(b => b.Scope == scope && !b.IsDefault).Append(Find(scope, EventBus.DefaultName)!).OrderBy(b => b.Name, StringComparer.Ordinal)];

    public async ValueTask<EventBus> CreateAsync(EventBus bus, CancellationToken cancellationToken) => (await table.ChangeAsync(bus.Arn, existing =>
    {
        if (existing is not null || bus.IsDefault) throw new AwsFault("ResourceAlreadyExistsException", $"Event bus {bus.Name} already exists.");
        if (table.All.Count(b => b.Scope == bus.Scope && !b.IsDefault) >= Most) throw new AwsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        return bus;
    }, cancellationToken))!;

    /// <exception cref="AwsFault">ResourceNotFoundException, or what <paramref name="change"/> refuses.</exception>
    public async ValueTask<EventBus> UpdateAsync(ResourceScope scope, string name, Func<EventBus, EventBus> change, CancellationToken cancellationToken) =>
        (await table.ChangeAsync(EventBus.ArnOf(scope, name), _ => change(Find(scope, name) ?? throw NotFound(name)) with { ModifiedAt = time.GetUtcNow() }, cancellationToken))!;

    /// <summary>Does nothing where there is none, as on AWS.</summary>
    public async ValueTask DeleteAsync(ResourceScope scope, string name, CancellationToken cancellationToken) =>
        await table.ChangeAsync(EventBus.ArnOf(scope, name), _ => null, cancellationToken);

    public void Dispose() => table.Dispose();

    public static AwsFault NotFound(string name) => new("ResourceNotFoundException", $"Event bus {name} does not exist.");
}
