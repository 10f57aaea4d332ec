using System.Text.Json.Serialization.Metadata;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.StepFunctions;

/// <summary>The operations of Step Functions that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html</remarks>
/// <param name="patient">For the one call that may wait a minute for its answer and must not be sent twice; the other where null.</param>
internal sealed class StepFunctionsClient(AwsCaller caller, AwsCaller? patient = null)
{
    private static readonly StepFunctionsJson Json = StepFunctionsJson.Default;
    private static readonly AwsJsonOperation<ListStateMachinesRequest, ListStateMachinesResponse> ListStateMachines = Operation("ListStateMachines", Json.ListStateMachinesRequest, Json.ListStateMachinesResponse);
    private static readonly AwsJsonOperation<StateMachineRequest, DescribeStateMachineResponse> DescribeStateMachine = Operation("DescribeStateMachine", Json.StateMachineRequest, Json.DescribeStateMachineResponse);
    private static readonly AwsJsonOperation<ExecutionRequest, DescribeStateMachineResponse> DescribeForExecution = Operation("DescribeStateMachineForExecution", Json.ExecutionRequest, Json.DescribeStateMachineResponse);
    private static readonly AwsJsonOperation<UpdateStateMachineRequest, UpdateStateMachineResponse> UpdateStateMachine = Operation("UpdateStateMachine", Json.UpdateStateMachineRequest, Json.UpdateStateMachineResponse);
    private static readonly AwsJsonOperation<StateMachineRequest, Nothing> DeleteStateMachine = Operation("DeleteStateMachine", Json.StateMachineRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ListExecutionsRequest, ListExecutionsResponse> ListExecutions = Operation("ListExecutions", Json.ListExecutionsRequest, Json.ListExecutionsResponse);
    private static readonly AwsJsonOperation<ExecutionRequest, DescribeExecutionResponse> DescribeExecution = Operation("DescribeExecution", Json.ExecutionRequest, Json.DescribeExecutionResponse);
    private static readonly AwsJsonOperation<GetExecutionHistoryRequest, GetExecutionHistoryResponse> GetExecutionHistory = Operation("GetExecutionHistory", Json.GetExecutionHistoryRequest, Json.GetExecutionHistoryResponse);
    private static readonly AwsJsonOperation<StartExecutionRequest, StartExecutionResponse> StartExecution = Operation("StartExecution", Json.StartExecutionRequest, Json.StartExecutionResponse);
    private static readonly AwsJsonOperation<StopExecutionRequest, StopExecutionResponse> StopExecution = Operation("StopExecution", Json.StopExecutionRequest, Json.StopExecutionResponse);
    private static readonly AwsJsonOperation<RedriveExecutionRequest, RedriveExecutionResponse> RedriveExecution = Operation("RedriveExecution", Json.RedriveExecutionRequest, Json.RedriveExecutionResponse);
    private static readonly AwsJsonOperation<SendTaskSuccessRequest, Nothing> SendTaskSuccess = Operation("SendTaskSuccess", Json.SendTaskSuccessRequest, Json.Nothing);
    private static readonly AwsJsonOperation<SendTaskFailureRequest, Nothing> SendTaskFailure = Operation("SendTaskFailure", Json.SendTaskFailureRequest, Json.Nothing);
    private static readonly AwsJsonOperation<SendTaskHeartbeatRequest, Nothing> SendTaskHeartbeat = Operation("SendTaskHeartbeat", Json.SendTaskHeartbeatRequest, Json.Nothing);
    private static readonly AwsJsonOperation<GetActivityTaskRequest, GetActivityTaskResponse> GetActivityTask = Operation("GetActivityTask", Json.GetActivityTaskRequest, Json.GetActivityTaskResponse);
    private static readonly AwsJsonOperation<TestStateRequest, TestStateResponse> TestState = Operation("TestState", Json.TestStateRequest, Json.TestStateResponse);
    private static readonly AwsJsonOperation<ListVersionsRequest, ListVersionsResponse> ListVersions = Operation("ListStateMachineVersions", Json.ListVersionsRequest, Json.ListVersionsResponse);
    private static readonly AwsJsonOperation<PublishVersionRequest, PublishVersionResponse> PublishVersion = Operation("PublishStateMachineVersion", Json.PublishVersionRequest, Json.PublishVersionResponse);
    private static readonly AwsJsonOperation<VersionRequest, Nothing> DeleteVersion = Operation("DeleteStateMachineVersion", Json.VersionRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ListVersionsRequest, ListAliasesResponse> ListAliases = Operation("ListStateMachineAliases", Json.ListVersionsRequest, Json.ListAliasesResponse);
    private static readonly AwsJsonOperation<AliasRequest, AliasResponse> DescribeAlias = Operation("DescribeStateMachineAlias", Json.AliasRequest, Json.AliasResponse);
    private static readonly AwsJsonOperation<CreateAliasRequest, Nothing> CreateAlias = Operation("CreateStateMachineAlias", Json.CreateAliasRequest, Json.Nothing);
    private static readonly AwsJsonOperation<UpdateAliasRequest, Nothing> UpdateAlias = Operation("UpdateStateMachineAlias", Json.UpdateAliasRequest, Json.Nothing);
    private static readonly AwsJsonOperation<AliasRequest, Nothing> DeleteAlias = Operation("DeleteStateMachineAlias", Json.AliasRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ListTagsRequest, ListTagsResponse> ListTags = Operation("ListTagsForResource", Json.ListTagsRequest, Json.ListTagsResponse);

    public Task<AwsResult<IReadOnlyList<StateMachineShape>>> ListStateMachinesAsync(CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListStateMachines, new(MaxResults: 1000, token), cancellationToken)).Map(r => new Page<StateMachineShape>(r.StateMachines ?? [], r.NextToken)));

    public Task<AwsResult<DescribeStateMachineResponse>> DescribeStateMachineAsync(string arn, CancellationToken cancellationToken) =>
        caller.CallAsync(DescribeStateMachine, new(arn), cancellationToken);

    public Task<AwsResult<DescribeStateMachineResponse>> DescribeStateMachineForExecutionAsync(string executionArn, CancellationToken cancellationToken) =>
        caller.CallAsync(DescribeForExecution, new(executionArn), cancellationToken);

    public Task<AwsResult<UpdateStateMachineResponse>> UpdateStateMachineAsync(UpdateStateMachineRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(UpdateStateMachine, request, cancellationToken);

    public Task<AwsResult<Nothing>> DeleteStateMachineAsync(string arn, CancellationToken cancellationToken) => caller.CallAsync(DeleteStateMachine, new(arn), cancellationToken);

    public Task<AwsResult<ListExecutionsResponse>> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(ListExecutions, request, cancellationToken);

    public Task<AwsResult<DescribeExecutionResponse>> DescribeExecutionAsync(string arn, CancellationToken cancellationToken) => caller.CallAsync(DescribeExecution, new(arn), cancellationToken);

    public Task<AwsResult<GetExecutionHistoryResponse>> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(GetExecutionHistory, request, cancellationToken);

    public Task<AwsResult<StartExecutionResponse>> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(StartExecution, request, cancellationToken);

    public Task<AwsResult<StopExecutionResponse>> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(StopExecution, request, cancellationToken);

    public Task<AwsResult<RedriveExecutionResponse>> RedriveExecutionAsync(RedriveExecutionRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(RedriveExecution, request, cancellationToken);

    public Task<AwsResult<Nothing>> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(SendTaskSuccess, request, cancellationToken);

    public Task<AwsResult<Nothing>> SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(SendTaskFailure, request, cancellationToken);

    public Task<AwsResult<Nothing>> SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(SendTaskHeartbeat, request, cancellationToken);

    /// <summary>Waits up to 60 seconds for a task; without one the answer holds no token.</summary>
    public Task<AwsResult<GetActivityTaskResponse>> GetActivityTaskAsync(GetActivityTaskRequest request, CancellationToken cancellationToken) =>
        (patient ?? caller).CallAsync(GetActivityTask, request, cancellationToken);

    public Task<AwsResult<TestStateResponse>> TestStateAsync(TestStateRequest request, CancellationToken cancellationToken) => caller.CallAsync(TestState, request, cancellationToken);

    public Task<AwsResult<IReadOnlyList<VersionShape>>> ListVersionsAsync(string stateMachineArn, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListVersions, new(stateMachineArn, 1000, token), cancellationToken)).Map(r => new Page<VersionShape>(r.StateMachineVersions ?? [], r.NextToken)));

    public Task<AwsResult<PublishVersionResponse>> PublishVersionAsync(PublishVersionRequest request, CancellationToken cancellationToken) => caller.CallAsync(PublishVersion, request, cancellationToken);

    public Task<AwsResult<Nothing>> DeleteVersionAsync(string versionArn, CancellationToken cancellationToken) => caller.CallAsync(DeleteVersion, new(versionArn), cancellationToken);

    public Task<AwsResult<IReadOnlyList<AliasSummaryShape>>> ListAliasesAsync(string stateMachineArn, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListAliases, new(stateMachineArn, 1000, token), cancellationToken)).Map(r => new Page<AliasSummaryShape>(r.StateMachineAliases ?? [], r.NextToken)));

    public Task<AwsResult<AliasResponse>> DescribeAliasAsync(string arn, CancellationToken cancellationToken) => caller.CallAsync(DescribeAlias, new(arn), cancellationToken);

    public Task<AwsResult<Nothing>> CreateAliasAsync(CreateAliasRequest request, CancellationToken cancellationToken) => caller.CallAsync(CreateAlias, request, cancellationToken);

    public Task<AwsResult<Nothing>> UpdateAliasAsync(UpdateAliasRequest request, CancellationToken cancellationToken) => caller.CallAsync(UpdateAlias, request, cancellationToken);

    public Task<AwsResult<Nothing>> DeleteAliasAsync(string arn, CancellationToken cancellationToken) => caller.CallAsync(DeleteAlias, new(arn), cancellationToken);

    public async Task<AwsResult<IReadOnlyDictionary<string, string>>> ListTagsAsync(string arn, CancellationToken cancellationToken) =>
        (await caller.CallAsync(ListTags, new(arn), cancellationToken)).Map(r => (IReadOnlyDictionary<string, string>)(r.Tags ?? []).ToDictionary(t => t.Key, t => t.Value));

    private static AwsJsonOperation<TInput, TOutput> Operation<TInput, TOutput>(string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output) =>
        new(AwsJsonService.StepFunctions, name, input, output);
}
