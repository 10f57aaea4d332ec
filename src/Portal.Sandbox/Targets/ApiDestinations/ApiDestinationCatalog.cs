using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>The API destinations of all accounts.</summary>
public sealed class ApiDestinationCatalog(IJournal journal) : IDisposable
{
    private readonly DurableTable<ApiDestination> table = new(journal, new Collection("api_destinations"), d => d.ToRow(), ApiDestination.FromRow);

    public void Load() => table.Load();

    /// <summary>By name.</summary>
    public IReadOnlyList<ApiDestination> List(ResourceScope scope) => [.. table.All.Where(d => d.Scope == scope).OrderBy(d => d.Name, StringComparer.Ordinal)];

    public ApiDestination? Find(Arn arn) => arn.Resource.Split('/') is ["api-destination", var name, _]
        && table.Find(ApiDestination.KeyOf(arn.Scope, name)) is { } found && found.Arn == arn.ToString() ? found : null;

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public ApiDestination Get(ResourceScope scope, string name) => table.Find(ApiDestination.KeyOf(scope, name)) ?? throw NotFound(name);

    /// <exception cref="AwsFault">ResourceAlreadyExistsException.</exception>
    public async ValueTask CreateAsync(ApiDestination destination, CancellationToken cancellationToken) => await table.ChangeAsync(
        destination.Key,
        existing => existing is null ? destination : throw new AwsFault("ResourceAlreadyExistsException", $"An api-destination '{destination.Name}' already exists."),
        cancellationToken);

    /// <param name="change">To null: it is deleted.</param>
    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public ValueTask<ApiDestination?> UpdateAsync(ResourceScope scope, string name, Func<ApiDestination, ApiDestination?> change, CancellationToken cancellationToken) =>
        table.ChangeAsync(ApiDestination.KeyOf(scope, name), existing => change(existing ?? throw NotFound(name)), cancellationToken);

    public void Dispose() => table.Dispose();

    private static AwsFault NotFound(string name) => new("ResourceNotFoundException", $"Failed to describe the api-destination(s). An api-destination '{name}' does not exist.");
}
