using Portal.Services.Aws;

namespace Portal.Services.Observatory.Views;

/// <summary>Filters of the feed under a name: a user's own, and those shared with everybody.</summary>
public interface ISavedViews
{
    /// <summary>The user's own and all shared ones, by name.</summary>
    Task<AwsResult<IReadOnlyList<SavedView>>> ListAsync(CancellationToken cancellationToken);

    /// <param name="name">1 to 80 characters; the user has no other view of this name.</param>
    /// <param name="query">The query string of the feed's address, at most 8,000 characters, without the question mark.</param>
    /// <param name="shared">True: everybody sees it.</param>
    Task<AwsResult<SavedView>> CreateAsync(string name, string query, bool shared, CancellationToken cancellationToken);

    /// <summary>Its owner may rename a view, share it, or take it back; an Admin may do so with shared ones.</summary>
    Task<AwsResult<SavedView>> ChangeAsync(string id, string name, bool shared, CancellationToken cancellationToken);

    /// <summary>As with renaming: its owner, or an Admin where it is shared.</summary>
    Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken);
}

/// <param name="Id">Names it for good.</param>
/// <param name="Name">For people.</param>
/// <param name="Query">The query string of the feed's address.</param>
/// <param name="IsShared">True where everybody sees it.</param>
/// <param name="IsOwn">True where the acting user made it.</param>
/// <param name="OwnerName">Who made it.</param>
public sealed record SavedView(string Id, string Name, string Query, bool IsShared, bool IsOwn, string OwnerName)
{
    /// <summary>True where the acting user may rename, share and delete it.</summary>
    public bool CanChange { get; init; }
}
