using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
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

    /// <summary>Calls an operation; null where it answers nothing.</summary>
    public ValueTask<DataObject?> CallAsync(string operation, DataObject input, ResourceScope? scope = null, CancellationToken cancellationToken = default)
    {
        var found = provider.GetServices<IAwsOperation>().Single(o => o.Name == operation);
        return found.InvokeAsync(new OperationCall(scope ?? Scope, input, "request-1", new Uri("http://localhost:4566")), cancellationToken);
    }

    public ValueTask<DataObject?> CallAsync(string operation, string json) => CallAsync(operation, (DataObject)DataValue.Parse(json));

    /// <summary>Everything in memory is lost; what is in the journal is read again.</summary>
    public async ValueTask RestartAsync()
    {
        await provider.DisposeAsync();
        provider = Build();
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IJournal>(Journal).AddSingleton<TimeProvider>(Clock);
        parts(services);
        return services.BuildServiceProvider();
    }
}
