using Dapper;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Views;

internal sealed class InboxViews(UserSessions users, IPortalDatabase database, TimeProvider time) : IInboxViews
{
    private const int LongestName = 60;
    private const int LongestQuery = 2000;
    private const int Most = 100;

    public async Task<AwsResult<IReadOnlyList<InboxView>>> ListAsync(CancellationToken cancellationToken)
    {
        var user = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        if (!user.IsOk) return user.Error;
        return AwsResult.Ok<IReadOnlyList<InboxView>>(await database.ReadAsync(
            c => c.Query<InboxView>("SELECT id, name, query FROM inbox_view WHERE owner_id = @Id ORDER BY lower(name)", new { user.Value.Id }).AsList(), cancellationToken));
    }

    public Task<AwsResult<InboxView>> SaveAsync(string name, string query, CancellationToken cancellationToken) =>
        users.ActHereAsync(PortalAct.View, "inbox-view.save", name, user => SaveAsync(user, name.Trim(), query.TrimStart('?'), cancellationToken), cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken) => users.ActHereAsync(PortalAct.View, "inbox-view.delete", id, async user =>
        await database.WriteAsync((c, t) => c.Execute("DELETE FROM inbox_view WHERE id = @id AND owner_id = @Id", new { id, user.Id }, t), cancellationToken) == 1 ? Done.Ok : AwsError.NotFound("This view is not there any more."),
        cancellationToken);

    private async Task<AwsResult<InboxView>> SaveAsync(PortalUser user, string name, string query, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > LongestName) return AwsError.Invalid($"The name must have 1 to {LongestName} characters.");
        if (query.Length > LongestQuery) return AwsError.Invalid("The filter is too long to be kept.");
        return await database.WriteAsync<AwsResult<InboxView>>((c, t) =>
        {
            if (c.QuerySingle<long>("SELECT count(*) FROM inbox_view WHERE owner_id = @Id", new { user.Id }, t) >= Most) return AwsError.Invalid($"You have {Most} views. Delete some first.");
            c.Execute("""
                INSERT INTO inbox_view(id, owner_id, name, query, made_us) VALUES (@id, @owner, @name, @query, @now)
                ON CONFLICT(owner_id, name) DO UPDATE SET query = excluded.query
                """, new { id = Guid.NewGuid().ToString("N"), owner = user.Id, name, query, now = time.GetUtcNow().ToStore() }, t);
            return c.QuerySingle<InboxView>("SELECT id, name, query FROM inbox_view WHERE owner_id = @Id AND name = @name", new { user.Id, name }, t);
        }, cancellationToken);
    }
}
