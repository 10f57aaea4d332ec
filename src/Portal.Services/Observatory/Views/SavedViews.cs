using Dapper;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Views;

internal sealed class SavedViews(UserSessions users, IPortalDatabase database, TimeProvider time) : ISavedViews
{
    private const int LongestName = 80;
    private const int LongestQuery = 8000;
    private const int MostOfOneUser = 200;

    public async Task<AwsResult<IReadOnlyList<SavedView>>> ListAsync(CancellationToken cancellationToken)
    {
        var user = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        if (!user.IsOk) return user.Error;
        var rows = await database.ReadAsync(c => c.Query<Row>("SELECT * FROM saved_view WHERE owner_id = @Id OR shared = 1 ORDER BY lower(name), id LIMIT 1000", new { user.Value.Id }).AsList(), cancellationToken);
        return AwsResult.Ok<IReadOnlyList<SavedView>>([.. rows.Select(r => r.For(user.Value))]);
    }

    public Task<AwsResult<SavedView>> CreateAsync(string name, string query, bool shared, CancellationToken cancellationToken) =>
        users.ActHereAsync(PortalAct.View, "view.create", name, user => CreateAsync(user, name, query, shared, cancellationToken), cancellationToken);

    private async Task<AwsResult<SavedView>> CreateAsync(PortalUser user, string name, string query, bool shared, CancellationToken cancellationToken)
    {
        if (Problem(name) is { } problem) return problem;
        if (query.Length > LongestQuery) return AwsError.Invalid($"The filter is longer than {LongestQuery:N0} characters.");
        var row = new Row { Id = Guid.NewGuid().ToString("N"), Name = name.Trim(), Query = query.TrimStart('?'), Shared = shared ? 1 : 0, Owner_Id = user.Id, Owner_Name = user.Name };
        return await database.WriteAsync((c, t) =>
        {
            if (c.QuerySingle<long>("SELECT count(*) FROM saved_view WHERE owner_id = @Owner_Id", row, t) >= MostOfOneUser)
                return AwsError.Invalid($"You have {MostOfOneUser} views. Delete some first.");
            var made = c.Execute("""
                INSERT INTO saved_view(id, name, query, shared, owner_id, owner_name, made_us) VALUES (@Id, @Name, @Query, @Shared, @Owner_Id, @Owner_Name, @now)
                ON CONFLICT(owner_id, name) DO NOTHING
                """, new { row.Id, row.Name, row.Query, row.Shared, row.Owner_Id, row.Owner_Name, now = time.GetUtcNow().ToStore() }, t);
            return made == 1 ? (AwsResult<SavedView>)row.For(user) : Taken(row.Name);
        }, cancellationToken);
    }

    public Task<AwsResult<SavedView>> ChangeAsync(string id, string name, bool shared, CancellationToken cancellationToken) => OnAsync("view.change", id, row =>
    {
        if (Problem(name) is { } problem) return problem;
        return row with { Name = name.Trim(), Shared = shared ? 1 : 0 };
    }, (row, user) => database.WriteAsync((c, t) =>
    {
        if (c.QuerySingle<long>("SELECT count(*) FROM saved_view WHERE owner_id = @Owner_Id AND name = @Name AND id <> @Id", row, t) > 0) return Taken(row.Name);
        return c.Execute("UPDATE saved_view SET name = @Name, shared = @Shared WHERE id = @Id", row, t) == 1 ? (AwsResult<SavedView>)row.For(user) : Unknown();
    }, cancellationToken), cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken) => OnAsync("view.delete", id, row => row,
        async (row, _) => await database.WriteAsync((c, t) => c.Execute("DELETE FROM saved_view WHERE id = @Id", row, t), cancellationToken) == 1 ? Done.Ok : Unknown(), cancellationToken);

    private Task<AwsResult<T>> OnAsync<T>(string action, string id, Func<Row, AwsResult<Row>> change, Func<Row, PortalUser, Task<AwsResult<T>>> write, CancellationToken cancellationToken) =>
        users.ActHereAsync(PortalAct.View, action, id, user => OnAsync(user, id, change, write, cancellationToken), cancellationToken);

    private async Task<AwsResult<T>> OnAsync<T>(PortalUser user, string id, Func<Row, AwsResult<Row>> change, Func<Row, PortalUser, Task<AwsResult<T>>> write, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(c => c.QuerySingleOrDefault<Row>("SELECT * FROM saved_view WHERE id = @id", new { id }), cancellationToken);

        // Somebody else's own view is as good as not there.
        if (row is null || (row.Shared == 0 && row.Owner_Id != user.Id)) return Unknown();
        if (!row.MayChange(user)) return new AwsError(AwsErrorKind.Forbidden, "Portal.Forbidden", $"The view {row.Name} belongs to {row.Owner_Name}.", "Save the filter as a view of your own.");
        var changed = change(row);
        return changed.IsOk ? await write(changed.Value, user) : changed.Error;
    }

    private static AwsError? Problem(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return AwsError.Invalid("The view needs a name.");
        return name.Trim().Length > LongestName ? AwsError.Invalid($"The name is longer than {LongestName} characters.") : null;
    }

    private static AwsError Taken(string name) => new(AwsErrorKind.Conflict, "Portal.ViewExists", $"There is already a view {name}.", "Choose another name.");

    private static AwsError Unknown() => AwsError.NotFound("This view is not there any more.");

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Query { get; init; } = "";
        public int Shared { get; init; }
        public string Owner_Id { get; init; } = "";
        public string Owner_Name { get; init; } = "";
        public long Made_Us { get; init; }

        public bool MayChange(PortalUser user) => Owner_Id == user.Id || (Shared != 0 && user.Roles.Contains(PortalRole.Admin));

        public SavedView For(PortalUser user) => new(Id, Name, Query, Shared != 0, Owner_Id == user.Id, Owner_Name) { CanChange = MayChange(user) };
    }
}
