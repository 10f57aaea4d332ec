using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>The connections of all accounts.</summary>
public sealed class Connections(IJournal journal) : IDisposable
{
    private readonly DurableTable<Connection> table = new(journal, new Collection("connections"), c => c.ToRow(), Connection.FromRow);

    public void Load() => table.Load();

    /// <summary>By name.</summary>
    public IReadOnlyList<Connection> List(ResourceScope scope) => [.. table.All.Where(c => c.Scope == scope).OrderBy(c => c.Name, StringComparer.Ordinal)];

    public Connection? FindArn(string arn) => Arn.TryParse(arn, out var parsed) && parsed.Resource.Split('/') is ["connection", var name, _]
        && table.Find(Connection.KeyOf(parsed.Scope, name)) is { } found && found.Arn == arn ? found : null;

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public Connection Get(ResourceScope scope, string name) => table.Find(Connection.KeyOf(scope, name)) ?? throw NotFound(name);

    /// <exception cref="AwsFault">ResourceAlreadyExistsException.</exception>
    public async ValueTask CreateAsync(Connection connection, CancellationToken cancellationToken) => await table.ChangeAsync(
        connection.Key,
        existing => existing is null ? connection : throw new AwsFault("ResourceAlreadyExistsException", $"Connection {connection.Name} already exists."),
        cancellationToken);

    /// <param name="change">To null: it is deleted.</param>
    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public ValueTask<Connection?> UpdateAsync(ResourceScope scope, string name, Func<Connection, Connection?> change, CancellationToken cancellationToken) =>
        table.ChangeAsync(Connection.KeyOf(scope, name), existing => change(existing ?? throw NotFound(name)), cancellationToken);

    public void Dispose() => table.Dispose();

    private static AwsFault NotFound(string name) => new("ResourceNotFoundException", $"Failed to describe the connection(s). Connection '{name}' does not exist.");
}
