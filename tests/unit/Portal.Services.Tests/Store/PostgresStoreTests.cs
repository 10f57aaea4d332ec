using Npgsql;
using Portal.Services.Access;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Live;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Store;

/// <summary>Two instances of the portal on one PostgreSQL.</summary>
public sealed class PostgresStoreTests : IAsyncDisposable
{
    private readonly string? database;
    private readonly List<ServicesFixture> instances = [];

    public PostgresStoreTests()
    {
        Assert.SkipUnless(TestPostgres.IsThere, TestPostgres.Missing);
        database = TestPostgres.Create();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in Enumerable.Reverse(instances)) await instance.DisposeAsync();
        if (database is not null) TestPostgres.Drop(database);
    }

    [Fact]
    public async Task Events_OfBothInstances_AreReadInTheOrderInWhichTheyCanBeSeen()
    {
        var (a, b) = (Instance(), Instance());
        const int Writers = 4, Commits = 25, PerCommit = 4;
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var commit = 0; commit < Commits; commit++) await RecordAsync(writer % 2 == 0 ? a : b, [.. Enumerable.Range(0, PerCommit).Select(n => TestEvents.New($"{writer}-{commit}-{n}"))]);
        }, Cancel)).ToArray();

        // A reader that goes on from the last sequence it saw, as live pages do, misses nothing.
        var seen = new List<long>();
        var done = Task.WhenAll(writing);
        for (var more = true; more;)
        {
            more = !done.IsCompleted;
            foreach (var e in await b.Get<EventStore>().AfterAsync(seen.Count > 0 ? seen[^1] : 0, 7, Cancel))
            {
                seen.Add(e.Event.Sequence);
                more = true;
            }
        }

        await done;
        Assert.Equal(Writers * Commits * PerCommit, seen.Count);
        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [Fact]
    public async Task EventThatBothInstancesTapped_IsThereOnce()
    {
        var (a, b) = (Instance(), Instance());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => RecordAsync(n % 2 == 0 ? a : b, [TestEvents.New("one"), TestEvents.New($"own-{n}")])));
        var page = (await a.Get<IObservedEvents>().QueryAsync(new(), Cancel)).Value!;
        Assert.Equal(21, page.Items.Count);
        Assert.Equal(21, (await a.Get<IObservedEvents>().CountAsync(new(), TimeSpan.FromHours(1), Cancel)).Value!.Sum(c => c.Count));
    }

    [Fact]
    public async Task LivePage_OfOneInstance_ShowsWhatTheOtherRecords()
    {
        var (a, b) = (Instance(realTime: true), Instance(realTime: true));
        await b.Worker<EventTail>().StartAsync(Cancel);
        await b.Worker<PostgresSignals>().StartAsync(Cancel);
        await RecordAsync(a, [TestEvents.New("before")]);
        await using var subscription = (await b.Get<IObservedEvents>().SubscribeAsync(new(), Cancel)).Value!;
        Assert.Equal("before", Assert.Single(subscription.Snapshot.Items).EventId);
        var batches = subscription.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        await RecordAsync(a, [TestEvents.New("after")]);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal("after", Assert.Single(batches.Current.Events).EventId);

        // The listening connection breaks, and with it what is told meanwhile: it comes later, but it comes.
        await RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LISTEN%' AND pid <> pg_backend_pid()");
        await RecordAsync(a, [TestEvents.New("unheard")]);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal("unheard", Assert.Single(batches.Current.Events).EventId);
        await batches.DisposeAsync();
        await b.Worker<PostgresSignals>().StopAsync(Cancel);
        await b.Worker<EventTail>().StopAsync(Cancel);
    }

    [Fact]
    public async Task Retention_IsDoneByOneInstanceAtATime()
    {
        var (a, b) = (Instance(), Instance());
        await RecordAsync(a, [.. Enumerable.Range(0, 30).Select(n => TestEvents.New($"e{n}"))]);
        a.Time.Advance(TimeSpan.FromDays(31));
        b.Time.Advance(TimeSpan.FromDays(31));
        await b.Get<IPortalDatabase>().WriteAsync((c, t) =>
        {
            Assert.True(b.Get<IPortalDatabase>().Dialect.TryLock(c, t, StoreLock.Retention));
            Assert.Equal(0, a.Worker<RetentionWorker>().RemoveAsync(Cancel).GetAwaiter().GetResult());
            return true;
        }, Cancel);
        var removed = await Task.WhenAll(a.Worker<RetentionWorker>().RemoveAsync(Cancel), b.Worker<RetentionWorker>().RemoveAsync(Cancel));
        Assert.Equal(30, removed.Sum());
        Assert.Empty((await a.Get<IObservedEvents>().QueryAsync(new(), Cancel)).Value!.Items);
    }

    [Fact]
    public async Task AuditTrail_ThatBothInstancesWrite_IsOneChain()
    {
        var (a, b) = (Instance(), Instance());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? a : b).Get<AuditTrail>().AppendAsync(new(PortalUser.LocalOperator, "test", "", $"r{n}", "ok"), Cancel)));
        var verified = (await a.Get<IAudit>().VerifyAsync(Cancel)).Value!;
        Assert.Equal((40, true), (verified.Records, verified.IsIntact));
    }

    [Fact]
    public async Task Instance_WithAnotherSecret_IsTurnedAway()
    {
        await RecordAsync(Instance(), [TestEvents.New("e1")]);
        var stranger = Instance(keyFile: Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N") + ".key"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAsync(stranger, [TestEvents.New("e2")]));
        Assert.Contains("portal.key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_WithWhatPostgresCannotHold_IsRecordedAllTheSame()
    {
        var a = Instance();
        await RecordAsync(a, [TestEvents.New("odd") with { Source = "nul\0and\ud800half", Detail = new string('x', 239) + "😀" }]);
        var e = Assert.Single((await a.Get<IObservedEvents>().QueryAsync(new(), Cancel)).Value!.Items);
        Assert.Equal("nul\ufffdand\ufffdhalf", e.Source);
    }

    private ServicesFixture Instance(string? keyFile = null, bool realTime = false)
    {
        keyFile ??= instances.Count > 0 ? Path.Combine(instances[0].Folder, "portal.key") : null;
        var instance = new ServicesFixture(o => o.Store.KeyFile = keyFile, database: database, realTime: realTime);
        instances.Add(instance);
        return instance;
    }

    private static Task RecordAsync(ServicesFixture instance, IReadOnlyList<TappedEvent> events) => instance.Get<IPortalDatabase>().WriteAsync((c, t) =>
        instance.Get<EventStore>().Insert(c, t, events, instance.Time.GetUtcNow()).Count, Cancel);

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
