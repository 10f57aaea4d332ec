using Amazon.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Portal.Services.Access;

namespace Portal.Services.Tests.Support;

/// <summary>The services in a data folder of their own, before a fake wire and a clock that stands still.</summary>
internal sealed class ServicesFixture : IAsyncDisposable
{
    public const string Connection = "sandbox";

    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;
    private readonly TestStore store;

    /// <param name="database">A PostgreSQL database that belongs to the test; null for what the test run asks for.</param>
    /// <param name="realTime">True where something must pass between instances by itself.</param>
    public ServicesFixture(Action<PortalServicesOptions>? configure = null, string? folder = null, string? database = null, bool realTime = false)
    {
        Folder = folder ?? Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N"));
        store = new TestStore(Folder, database);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<HttpClientFactory>(Wire.Http);
        services.AddSingleton(realTime ? TimeProvider.System : Time);
        services.AddScoped<OwnUser>();
        services.AddScoped<ICurrentUser>(p => p.GetRequiredService<OwnUser>() is { User: not null } own ? own : User);
        services.AddPortalServices(o =>
        {
            o.DataDirectory = Folder;
            o.SandboxUrl = new Uri("http://localhost:4566");
            o.SandboxRegion = "eu-central-1";
            store!.Apply(o);
            configure?.Invoke(o);
        });
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        scope = provider.CreateAsyncScope();
    }

    public string Folder { get; }
    public FakeWire Wire { get; } = new();
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    public FakeUser User { get; } = new();

    /// <summary>Acts as somebody in a scope of their own, as another browser would.</summary>
    public async Task<T> AsAsync<T>(string name, Func<Portal.Services.Approvals.IApprovals, Task<T>> act)
    {
        await using var own = provider.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<OwnUser>().User = new(name, name, Enum.GetValues<PortalRole>().ToHashSet());
        return await act(own.ServiceProvider.GetRequiredService<Portal.Services.Approvals.IApprovals>());
    }

    /// <summary>Null where no such service is registered.</summary>
    public object? GetService(Type type) => scope.ServiceProvider.GetService(type);

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A background service, which does not run by itself here.</summary>
    public T Worker<T>() where T : class, IHostedService => provider.GetServices<IHostedService>().OfType<T>().Single();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
        store.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Who acts in one scope, where that is somebody else.</summary>
internal sealed class OwnUser : ICurrentUser
{
    public PortalUser? User { get; set; }

    public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(User!);
}

/// <summary>A user whose roles a test may take away.</summary>
internal sealed class FakeUser : ICurrentUser
{
    public PortalUser User { get; set; } = PortalUser.LocalOperator;

    public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(User);

    public void Become(string name, params PortalRole[] roles) => User = new(name, name, roles.ToHashSet());
}
