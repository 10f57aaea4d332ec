using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Tests.Support;

/// <summary>A part of the sandbox without its wire: operations are called by name, time stands until it is moved.</summary>
internal sealed class PartialSandbox : IAsyncDisposable
{
    public static readonly ResourceScope Scope = new("123456789012", "eu-west-1");

    private readonly Action<IServiceCollection> parts;
    private ServiceProvider provider;
    private bool started;

    public PartialSandbox(Action<IServiceCollection> parts)
    {
        this.parts = parts;
        provider = Build();
    }

    public InMemoryJournal Journal { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
    public IServiceProvider Services => provider;

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Calls an operation, of the first part that has it; null where it answers nothing.</summary>
    public ValueTask<DataObject?> CallAsync(string operation, DataObject input, ResourceScope? scope = null, CancellationToken cancellationToken = default)
    {
        var (service, name) = operation.Split(':') is [var s, var n] ? (s, n) : (null, operation);
        var found = provider.GetServices<IAwsOperation>().First(o => o.Name == name && (service is null || o.Service.Name == service));
        return found.InvokeAsync(new OperationCall(scope ?? Scope, input, "request-1", new Uri("http://localhost:4566")), cancellationToken);
    }

    public ValueTask<DataObject?> CallAsync(string operation, string json) => CallAsync(operation, (DataObject)DataValue.Parse(json));

    /// <summary>Starts the stages' background work, for parts that have some.</summary>
    public async Task StartAsync()
    {
        started = true;
        var stages = provider.GetServices<IHostedService>().ToList();
        foreach (var stage in stages.OfType<IHostedLifecycleService>()) await stage.StartingAsync(CancellationToken.None);
        foreach (var stage in stages) await stage.StartAsync(CancellationToken.None);
    }

    /// <summary>Everything in memory is lost; what is in the journal is read again.</summary>
    public async ValueTask RestartAsync()
    {
        await StopAsync();
        provider = Build();
        if (started) await StartAsync();
    }

    public ValueTask DisposeAsync() => StopAsync();

    private async ValueTask StopAsync()
    {
        if (started)
        {
            foreach (var stage in provider.GetServices<IHostedService>().Reverse()) await stage.StopAsync(CancellationToken.None);
        }

        await provider.DisposeAsync();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        parts(services);
        services.TryAddSingleton<IAccessControl, NobodyAsks>();
        services.TryAddSingleton<ParsedPolicies>();
        services.Replace(ServiceDescriptor.Singleton<IJournal>(Journal));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        return services.BuildServiceProvider();
    }
}
