namespace Portal.Services.Store;

internal static class ViewSchema
{
    public static readonly Migration Create = new("saved views", _ =>
    [
        """
        CREATE TABLE saved_view(
          id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, shared INT NOT NULL, owner_id TEXT NOT NULL, owner_name TEXT NOT NULL, made_us BIGINT NOT NULL,
          UNIQUE(owner_id, name))
        """,
        "CREATE INDEX saved_view_shared ON saved_view(shared)",
    ]);
}
