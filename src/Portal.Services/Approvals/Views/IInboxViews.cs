using Portal.Services.Aws;

namespace Portal.Services.Approvals.Views;

/// <summary>Filters of the inbox that a user keeps under a name. Everybody has their own.</summary>
public interface IInboxViews
{
    /// <summary>By name.</summary>
    Task<AwsResult<IReadOnlyList<InboxView>>> ListAsync(CancellationToken cancellationToken);

    /// <param name="name">1 to 60 characters; a view of that name is replaced.</param>
    /// <param name="query">The query string of the inbox's address, at most 2,000 characters.</param>
    Task<AwsResult<InboxView>> SaveAsync(string name, string query, CancellationToken cancellationToken);

    Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken);
}

/// <param name="Query">The query string of the inbox's address, without the question mark.</param>
public sealed record InboxView(string Id, string Name, string Query);
