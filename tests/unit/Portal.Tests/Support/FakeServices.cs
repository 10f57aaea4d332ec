using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.Executions.Keys;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Observatory.Views;
using Portal.Services.StateMachines;
using Portal.Services.StateMachines.Checks;

namespace Portal.Tests.Support;

/// <summary>A fake for each service that the pages ask for.</summary>
internal sealed class FakeServices
{
    public FakeConnections Connections { get; } = new();
    public FakeStateMachines StateMachines { get; } = new();
    public FakeExecutions Executions { get; } = new();
    public FakeClocks Clocks { get; } = new();
    public FakeEventBuses EventBuses { get; } = new();
    public FakeApprovals Approvals { get; } = new();
    public FakeCorrelation Correlation { get; } = new();
    public FakeSavedViews Views { get; } = new();
    public FakeTraces Traces { get; } = new();
    public FakeComposer Composer { get; } = new();
    public FakeBusinessKeys BusinessKeys { get; } = new();
    public FakeVersions Versions { get; } = new();
    public FakeStateTests StateTests { get; } = new();
    public FakeDefinitionChecks DefinitionChecks { get; } = new();
    public FakeObservedEvents ObservedEvents { get; } = new();

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IConnections>(Connections);
        services.AddSingleton<ICurrentUser>(new FakeCurrentUser());
        services.AddSingleton<IStateMachines>(StateMachines);
        services.AddSingleton<IExecutions>(Executions);
        services.AddSingleton<IClocks>(Clocks);
        services.AddSingleton<IEventBuses>(EventBuses);
        services.AddSingleton<IApprovals>(Approvals);
        services.AddSingleton<ICorrelation>(Correlation);
        services.AddSingleton<ISavedViews>(Views);
        services.AddSingleton<ITraces>(Traces);
        services.AddSingleton<IComposer>(Composer);
        services.AddSingleton<IBusinessKeys>(BusinessKeys);
        services.AddSingleton<IStateMachineVersions>(Versions);
        services.AddSingleton<IStateTests>(StateTests);
        services.AddSingleton<IDefinitionChecks>(DefinitionChecks);
        services.AddSingleton<IObservedEvents>(ObservedEvents);
    }
}
