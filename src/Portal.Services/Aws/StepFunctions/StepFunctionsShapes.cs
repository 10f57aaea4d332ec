using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Services.Aws.StepFunctions;

// Requests and answers as the API reference has them: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
internal sealed record ListStateMachinesRequest(int? MaxResults = null, string? NextToken = null);
internal sealed record ListStateMachinesResponse(List<StateMachineShape>? StateMachines, string? NextToken);
internal sealed record StateMachineShape(string StateMachineArn, string Name, string Type, DateTimeOffset CreationDate);
internal sealed record StateMachineRequest(string StateMachineArn);
internal sealed record DescribeStateMachineResponse(string StateMachineArn, string Name, string Definition)
{
    public string? Type { get; init; }
    public string? Status { get; init; }
    public string? RoleArn { get; init; }
    public DateTimeOffset? CreationDate { get; init; }
    public string? RevisionId { get; init; }
    public LoggingConfigurationShape? LoggingConfiguration { get; init; }
    public TracingConfigurationShape? TracingConfiguration { get; init; }
}

internal sealed record LoggingConfigurationShape(string? Level, bool? IncludeExecutionData, List<LogDestinationShape>? Destinations);
internal sealed record LogDestinationShape(LogGroupDestinationShape? CloudWatchLogsLogGroup);
internal sealed record LogGroupDestinationShape(string? LogGroupArn);
internal sealed record TracingConfigurationShape(bool? Enabled);
internal sealed record UpdateStateMachineRequest(string StateMachineArn, string Definition, bool? Publish = null, string? VersionDescription = null);
internal sealed record UpdateStateMachineResponse(DateTimeOffset UpdateDate);

internal sealed record ListExecutionsRequest(string StateMachineArn, string? StatusFilter = null, int? MaxResults = null, string? NextToken = null);
internal sealed record ListExecutionsResponse(List<ExecutionShape>? Executions, string? NextToken);
internal sealed record ExecutionShape(string ExecutionArn, string StateMachineArn, string Name, string Status, DateTimeOffset StartDate, DateTimeOffset? StopDate, int? RedriveCount);
internal sealed record ExecutionRequest(string ExecutionArn);
internal sealed record DescribeExecutionResponse(string ExecutionArn, string StateMachineArn, string? Name, string Status, DateTimeOffset StartDate)
{
    public DateTimeOffset? StopDate { get; init; }
    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }
    public int? RedriveCount { get; init; }
    public DateTimeOffset? RedriveDate { get; init; }
    public string? RedriveStatus { get; init; }
    public string? RedriveStatusReason { get; init; }
}

internal sealed record GetExecutionHistoryRequest(string ExecutionArn, bool? ReverseOrder = null, int? MaxResults = null, string? NextToken = null, bool? IncludeExecutionData = null);
internal sealed record GetExecutionHistoryResponse(List<HistoryEventShape>? Events, string? NextToken);

/// <summary>Each type of event has its details under a name of its own: they are kept as they come.</summary>
internal sealed record HistoryEventShape(long Id, long? PreviousEventId, DateTimeOffset Timestamp, string Type)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Details { get; set; }
}

internal sealed record StartExecutionRequest(string StateMachineArn, string Name, string Input);
internal sealed record StartExecutionResponse(string ExecutionArn, DateTimeOffset StartDate);
internal sealed record StopExecutionRequest(string ExecutionArn, string? Error, string? Cause);
internal sealed record StopExecutionResponse(DateTimeOffset StopDate);
internal sealed record RedriveExecutionRequest(string ExecutionArn, string ClientToken);
internal sealed record RedriveExecutionResponse(DateTimeOffset RedriveDate);
internal sealed record SendTaskSuccessRequest(string TaskToken, string Output);
internal sealed record SendTaskFailureRequest(string TaskToken, string? Error, string? Cause);
internal sealed record SendTaskHeartbeatRequest(string TaskToken);
internal sealed record GetActivityTaskRequest(string ActivityArn, string WorkerName);
internal sealed record GetActivityTaskResponse(string? TaskToken, string? Input);
internal sealed record ListTagsRequest(string ResourceArn);
internal sealed record ListTagsResponse(List<TagShape>? Tags);
internal sealed record TagShape(string Key, string Value);

internal sealed record ListVersionsRequest(string StateMachineArn, int? MaxResults = null, string? NextToken = null);
internal sealed record ListVersionsResponse(List<VersionShape>? StateMachineVersions, string? NextToken);
internal sealed record VersionShape(string StateMachineVersionArn, DateTimeOffset CreationDate);
internal sealed record VersionRequest(string StateMachineVersionArn);
internal sealed record PublishVersionRequest(string StateMachineArn, string? RevisionId, string? Description);
internal sealed record PublishVersionResponse(string StateMachineVersionArn, DateTimeOffset CreationDate);
internal sealed record ListAliasesResponse(List<AliasSummaryShape>? StateMachineAliases, string? NextToken);
internal sealed record AliasSummaryShape(string StateMachineAliasArn, DateTimeOffset CreationDate);
internal sealed record AliasRequest(string StateMachineAliasArn);
internal sealed record AliasResponse(string StateMachineAliasArn, string Name, string? Description, List<RouteShape>? RoutingConfiguration, DateTimeOffset? CreationDate, DateTimeOffset? UpdateDate);
internal sealed record RouteShape(string StateMachineVersionArn, int Weight);
internal sealed record CreateAliasRequest(string Name, string? Description, IReadOnlyList<RouteShape> RoutingConfiguration);
internal sealed record UpdateAliasRequest(string StateMachineAliasArn, string? Description, IReadOnlyList<RouteShape> RoutingConfiguration);

internal sealed record TestStateRequest(string Definition)
{
    public string? RoleArn { get; init; }
    public string? Input { get; init; }
    public string? InspectionLevel { get; init; }
    public string? StateName { get; init; }
    public string? Variables { get; init; }
    public MockShape? Mock { get; init; }
}

internal sealed record MockShape(string? Result, MockErrorShape? ErrorOutput, string? FieldValidationMode);
internal sealed record MockErrorShape(string? Error, string? Cause);
internal sealed record TestStateResponse(string? Output, string? Error, string? Cause, JsonElement? InspectionData, string? NextState, string? Status);
