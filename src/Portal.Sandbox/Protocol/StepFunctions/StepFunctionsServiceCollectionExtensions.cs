using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.StepFunctions.Activities;
using Portal.Sandbox.Protocol.StepFunctions.Executions;
using Portal.Sandbox.Protocol.StepFunctions.MapRuns;
using Portal.Sandbox.Protocol.StepFunctions.StateMachines;
using Portal.Sandbox.Protocol.StepFunctions.Tags;
using Portal.Sandbox.Protocol.StepFunctions.Tasks;
using Portal.Sandbox.Protocol.StepFunctions.Testing;

namespace Portal.Sandbox.Protocol.StepFunctions;

internal static class StepFunctionsServiceCollectionExtensions
{
    public static IServiceCollection AddStepFunctionsOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateStateMachine>()
        .AddSingleton<IAwsOperation, UpdateStateMachine>()
        .AddSingleton<IAwsOperation, DescribeStateMachine>()
        .AddSingleton<IAwsOperation, DescribeStateMachineForExecution>()
        .AddSingleton<IAwsOperation, DeleteStateMachine>()
        .AddSingleton<IAwsOperation, ListStateMachines>()
        .AddSingleton<IAwsOperation, ValidateStateMachineDefinition>()
        .AddSingleton<IAwsOperation, PublishStateMachineVersion>()
        .AddSingleton<IAwsOperation, ListStateMachineVersions>()
        .AddSingleton<IAwsOperation, DeleteStateMachineVersion>()
        .AddSingleton<IAwsOperation, CreateStateMachineAlias>()
        .AddSingleton<IAwsOperation, UpdateStateMachineAlias>()
        .AddSingleton<IAwsOperation, DescribeStateMachineAlias>()
        .AddSingleton<IAwsOperation, ListStateMachineAliases>()
        .AddSingleton<IAwsOperation, DeleteStateMachineAlias>()
        .AddSingleton<IAwsOperation, StartExecution>()
        .AddSingleton<IAwsOperation, StartSyncExecution>()
        .AddSingleton<IAwsOperation, StopExecution>()
        .AddSingleton<IAwsOperation, DescribeExecution>()
        .AddSingleton<IAwsOperation, ListExecutions>()
        .AddSingleton<IAwsOperation, GetExecutionHistory>()
        .AddSingleton<IAwsOperation, RedriveExecution>()
        .AddSingleton<IAwsOperation, SendTaskSuccess>()
        .AddSingleton<IAwsOperation, SendTaskFailure>()
        .AddSingleton<IAwsOperation, SendTaskHeartbeat>()
        .AddSingleton<IAwsOperation, CreateActivity>()
        .AddSingleton<IAwsOperation, DescribeActivity>()
        .AddSingleton<IAwsOperation, ListActivities>()
        .AddSingleton<IAwsOperation, DeleteActivity>()
        .AddSingleton<IAwsOperation, GetActivityTask>()
        .AddSingleton<IAwsOperation, DescribeMapRun>()
        .AddSingleton<IAwsOperation, ListMapRuns>()
        .AddSingleton<IAwsOperation, UpdateMapRun>()
        .AddSingleton<IAwsOperation, TestState>()
        .AddSingleton<TaggedResources>()
        .AddSingleton<IAwsOperation, TagResource>()
        .AddSingleton<IAwsOperation, UntagResource>()
        .AddSingleton<IAwsOperation, ListTagsForResource>();
}
