using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Interpreter.States;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Executions.Publishing;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Executions.Testing;
using Portal.Sandbox.Executions.Tokens;

namespace Portal.Sandbox.Executions;

public static class ExecutionsServiceCollectionExtensions
{
    /// <summary>State machines, their executions, and what executions call.</summary>
    public static IServiceCollection AddExecutions(this IServiceCollection services) => services
        .AddSingleton<SandboxClock>()
        .AddSingleton<ClockStore>()
        .AddSingleton<IMovableClocks, MovableClocks>()
        .AddSingleton<TaskTokens>()
        .AddStateMachines()
        .AddActivities()
        .AddIntegrations()
        .AddMapRuns()
        .AddPublishing()
        .AddSingleton<IStateTester, StateTester>()
        .AddRunning();

    private static IServiceCollection AddStateMachines(this IServiceCollection services) => services
        .AddSingleton<IDefinitionReader, DefinitionReader>()
        .AddSingleton<IStateMachineUse, ExecutionUse>()
        .AddSingleton<StateMachineRegistry>()
        .AddSingleton<StateMachineService>()
        .AddSingleton<IStateMachines>(p => p.GetRequiredService<StateMachineService>())
        .AddSingleton<IProtectedResources, ProtectedStateMachines>();

    private static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<ActivityRegistry>()
        .AddSingleton<ActivityDesk>()
        .AddSingleton<ICommandPerformer>(p => p.GetRequiredService<ActivityDesk>())
        .AddSingleton<IActivities, ActivityService>();

    private static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton(StateBehaviors.Default())
        .AddSingleton<IExecutionWorld, ExecutionWorld>()
        .AddSingleton<LiveExecutions>()
        .AddSingleton<LostExecutions>()
        .AddSingleton<ExecutionRegistry>()
        .AddSingleton<ExecutionLoader>()
        .AddSingleton<DueTimes>()
        .AddSingleton<TaskRunner>()
        .AddSingleton<ICommandPerformer>(p => p.GetRequiredService<TaskRunner>())
        .AddSingleton<IExecutionObserver, MachineDeletions>()
        .AddSingleton<ExecutionTurns>()
        .AddSingleton<RedriveTokens>()
        .AddSingleton<ExecutionService>()
        .AddSingleton<IExecutions>(p => p.GetRequiredService<ExecutionService>())
        .AddHostedService<ExecutionWorker>();
}
