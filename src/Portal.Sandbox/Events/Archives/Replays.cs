using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events.Archives;

/// <summary>The replays of all accounts.</summary>
public sealed class Replays(IJournal journal) : IDisposable
{
    private readonly DurableTable<Replay> table = new(journal, new Collection("replays"), r => r.ToRow(), Replay.FromRow);

    /// <summary>A replay was started, and waits to be run.</summary>
    public event Action<Replay>? Started;

    public IReadOnlyList<Replay> UnderWay => [.. table.All.Where(r => r.IsUnderWay)];

    public void Load() => table.Load();

    /// <summary>By name.</summary>
    public IReadOnlyList<Replay> List(ResourceScope scope) => [.. table.All.Where(r => r.Scope == scope).OrderBy(r => r.Name, StringComparer.Ordinal)];

    public Replay? FindArn(string arn) => table.Find(arn);

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public Replay Get(ResourceScope scope, string name) => table.Find(Replay.ArnOf(scope, name)) ?? throw NotFound(name);

    /// <exception cref="AwsFault">ResourceAlreadyExistsException: names are never used again.</exception>
    public async ValueTask StartAsync(Replay replay, CancellationToken cancellationToken)
    {
        await table.ChangeAsync(replay.Arn, existing => existing is null ? replay : throw new AwsFault("ResourceAlreadyExistsException", $"Replay {replay.Name} already exists."), cancellationToken);
        Started?.Invoke(replay);
    }

    /// <exception cref="AwsFault">ResourceNotFoundException, or IllegalStatusException: it has ended.</exception>
    public async ValueTask<Replay> CancelAsync(ResourceScope scope, string name, CancellationToken cancellationToken) => (await table.ChangeAsync(Replay.ArnOf(scope, name), existing =>
    {
        if (existing is null) throw NotFound(name);
        return existing.State is Replay.Starting or Replay.Running
            ? existing with { State = Replay.Cancelling }
            : throw new AwsFault("IllegalStatusException", $"Replay {name} is not in a valid state for this operation.");
    }, cancellationToken))!;

    /// <summary>How far a replay has come.</summary>
    internal async ValueTask<Replay> AdvanceAsync(string arn, Func<Replay, Replay> change, CancellationToken cancellationToken) =>
        (await table.ChangeAsync(arn, existing => change(existing!), cancellationToken))!;

    public void Dispose() => table.Dispose();

    private static AwsFault NotFound(string name) => new("ResourceNotFoundException", $"Replay {name} does not exist.");
}
