using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services;
using Portal.Services.Access;
using Portal.Services.Approvals;

namespace Portal.Approvals.Crash;

/// <summary>The services of a portal on a folder and an endpoint, with as many people in it as there are names.</summary>
internal sealed class TestedPortal : IAsyncDisposable
{
    public const string Connection = "sandbox";

    private readonly ServiceProvider provider;
    private readonly List<IHostedService> running = [];

    public TestedPortal(string folder, Uri endpoint, DecisionPoints? points = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        if (points is not null) services.AddSingleton(points);
        services.AddScoped<ActingUser>();
        services.AddScoped<ICurrentUser>(p => p.GetRequiredService<ActingUser>());
        services.AddPortalServices(o => (o.DataDirectory, o.SandboxUrl, o.SandboxRegion) = (folder, endpoint, Stage.Region));
        provider = services.BuildServiceProvider();
    }

    /// <summary>Does something as somebody.</summary>
    public async Task<T> AsAsync<T>(string name, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().Name = name;
        return await act(scope.ServiceProvider);
    }

    public Task<T> ApprovalsAsync<T>(string name, Func<IApprovals, Task<T>> act) => AsAsync(name, p => act(p.GetRequiredService<IApprovals>()));

    /// <summary>Every wait there is, decided ones too.</summary>
    public async Task<IReadOnlyList<WaitSummary>> WaitsAsync(CancellationToken cancellationToken) =>
        (await ApprovalsAsync("Reader", a => a.ListAsync(new WaitQuery { IncludeClosed = true }, cancellationToken))).Value!;

    /// <summary>Looks for waits until so many are known.</summary>
    public async Task FindAsync(int count, CancellationToken cancellationToken)
    {
        while ((await WaitsAsync(cancellationToken)).Count < count)
        {
            await ApprovalsAsync("Reader", a => a.ReconcileAsync(Connection, cancellationToken));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Starts what a portal runs in the background.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in provider.GetServices<IHostedService>())
        {
            await worker.StartAsync(cancellationToken);
            running.Add(worker);
        }
    }

    /// <summary>Waits until no answer is under way.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while ((await WaitsAsync(cancellationToken)).Any(w => w.Status == WaitStatus.Sending)) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
    }

    public async Task<AuditVerification> VerifyAuditAsync(CancellationToken cancellationToken) =>
        (await AsAsync("Auditor", p => p.GetRequiredService<IAudit>().VerifyAsync(cancellationToken))).Value!;

    /// <summary>How often each wait's answer was recorded as taken by AWS.</summary>
    public async Task<IReadOnlyList<AuditRecord>> RecordsAsync(CancellationToken cancellationToken)
    {
        var all = new List<AuditRecord>();
        string? next = null;
        do
        {
            var page = (await AsAsync("Auditor", p => p.GetRequiredService<IAudit>().SearchAsync(new AuditQuery { PageSize = 1000, NextToken = next }, cancellationToken))).Value!;
            all.AddRange(page.Items);
            next = page.NextToken;
        }
        while (next is not null);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Enumerable.Reverse(running)) await worker.StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private sealed class ActingUser : ICurrentUser
    {
        public string Name { get; set; } = "Nobody";

        public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new PortalUser(Name, Name, Enum.GetValues<PortalRole>().ToHashSet()));
    }
}
