using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Topics;
using Xunit;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Buses, rules and targets as they run, with a clock that stands still and fakes around them.</summary>
internal sealed class EventBench : IAsyncDisposable
{
    public static readonly ResourceScope Scope = new("111122223333", "us-east-1");

    private readonly ServiceProvider services;

    private EventBench(ServiceProvider services, InMemoryJournal journal, FakeTimeProvider time)
    {
        this.services = services;
        (Journal, Time) = (journal, time);
    }

    public InMemoryJournal Journal { get; }
    public FakeTimeProvider Time { get; }
    public FakeQueues Queues { get; private init; } = new();
    public FakeTopics Topics { get; private init; } = new();
    public FakeTarget Remote { get; private init; } = new();
    public FakeFunctions Functions { get; private init; } = new();
    public FakeLogGroups Logs { get; private init; } = new();
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<EventBench> StartAsync(InMemoryJournal? journal = null, FakeTimeProvider? time = null, FakeLogGroups? logs = null, Action<SandboxOptions>? configure = null)
    {
        journal ??= new InMemoryJournal();
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        logs ??= new FakeLogGroups("lines");
        var (queues, topics, remote, functions, options) = (new FakeQueues(), new FakeTopics(), new FakeTarget(), new FakeFunctions(), new SandboxOptions());
        configure?.Invoke(options);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(options)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IJournal>(journal)
            .AddSingleton<IQueues>(queues)
            .AddSingleton<ILogGroups>(logs)
            .AddSingleton<ITopics>(topics)
            .AddSingleton<ITargetInvoker>(remote)
            .AddSingleton<IFunctionRunner>(functions)
            .AddSingleton<IAccessControl, NobodyAsks>()
            .AddSingleton<ParsedPolicies>()
            .AddOutbound()
            .AddFunctions()
            .AddEvents()
            .AddRules()
            .AddTargets()
            .BuildServiceProvider();
        var bench = new EventBench(services, journal, time) { Queues = queues, Topics = topics, Remote = remote, Functions = functions, Logs = logs };
        var stages = services.GetServices<IHostedService>().ToList();
        foreach (var stage in stages.OfType<IHostedLifecycleService>()) await stage.StartingAsync(CancellationToken.None);
        foreach (var stage in stages) await stage.StartAsync(CancellationToken.None);
        return bench;
    }

    /// <summary>A rule for events of the source <c>test</c>, with one target.</summary>
    public async Task<Rule> RuleAsync(string name, string targetArn, string more = "", string bus = EventBus.DefaultName)
    {
        var reference = new BusReference(Scope, bus);
        var rule = await Get<Rules>().PutAsync(reference, name, _ => new Rule(Scope, bus, name) { EventPattern = """{"source": ["test"]}""", Since = Time.GetUtcNow() }, TestContext.Current.CancellationToken);
        var raw = (DataObject)DataValue.Parse($$"""{"Id": "t", "Arn": "{{targetArn}}"{{(more.Length == 0 ? "" : ", " + more)}}}""");
        await Get<RuleTargets>().PutAsync(rule, [Target.FromData(raw)], TestContext.Current.CancellationToken);
        return rule;
    }

    public async Task<string> SendAsync(string detail = "{}", string? bus = null)
    {
        var results = await Get<IEventPublisher>().PublishAsync(new EventSender(Scope), [new EventEntry { Source = "test", DetailType = "d", Detail = detail, EventBusName = bus }], TestContext.Current.CancellationToken);
        return results[0].EventId ?? throw new InvalidOperationException(results[0].ErrorMessage);
    }

    /// <summary>Waits for what happens in the background once the clock has moved.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Lets the clock run until something has happened.</summary>
    public async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan step)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            Time.Advance(step);
            for (var i = 0; i < 20 && !condition(); i++) await Task.Yield();
        }
    }

    public int PendingRows => Journal.ReadAll(new Collection("deliveries")).Count() + Journal.ReadAll(new Collection("delivery_states")).Count();

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in services.GetServices<IHostedService>().Reverse()) await stage.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}
