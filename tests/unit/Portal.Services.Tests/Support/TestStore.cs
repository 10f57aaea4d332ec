namespace Portal.Services.Tests.Support;

/// <summary>The store of one test: SQLite in its folder, or a PostgreSQL database where the test run asks for that.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly string? connectionString;
    private readonly bool owned;

    /// <param name="folder">Whoever opens the same folder again gets the same database.</param>
    /// <param name="database">A database that belongs to the test.</param>
    public TestStore(string folder, string? database = null)
    {
        connectionString = database;
        if (database is not null || !TestPostgres.IsAsked) return;
        Directory.CreateDirectory(folder);
        var note = Path.Combine(folder, "database");
        if (!File.Exists(note)) File.WriteAllText(note, TestPostgres.Create());
        (connectionString, owned) = (File.ReadAllText(note), true);
    }

    public void Apply(PortalServicesOptions options)
    {
        if (connectionString is not null) (options.Store.Provider, options.Store.ConnectionString) = (StoreProvider.Postgres, connectionString);
    }

    public void Dispose()
    {
        if (owned) TestPostgres.Drop(connectionString!);
    }
}
