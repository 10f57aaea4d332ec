using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Services.Aws.EventBridge;

// Requests and answers as the API reference spells them: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html
internal sealed record ListEventBusesRequest(string? NextToken = null, int? Limit = null);
internal sealed record ListEventBusesResponse(List<EventBusShape>? EventBuses, string? NextToken);
internal sealed record EventBusShape(string Name, string Arn, string? Description, string? Policy, DateTimeOffset? CreationTime, DateTimeOffset? LastModifiedTime);
internal sealed record DescribeEventBusRequest(string Name);
internal sealed record DescribeEventBusResponse(string Name, string Arn, string? Description, string? Policy, DateTimeOffset? CreationTime, DateTimeOffset? LastModifiedTime,
    DeadLetterConfigShape? DeadLetterConfig, LogConfigShape? LogConfig)
{
    public string? KmsKeyIdentifier { get; init; }
}

internal sealed record UpdateEventBusRequest(string Name, string? Description, string? KmsKeyIdentifier, DeadLetterConfigShape? DeadLetterConfig, LogConfigShape? LogConfig);
internal sealed record PutPermissionRequest(string EventBusName, string Policy);
internal sealed record RemovePermissionRequest(string EventBusName, bool RemoveAllPermissions);
internal sealed record LogConfigShape(string? IncludeDetail, string? Level);
internal sealed record CreateEventBusRequest(string Name, string? Description, List<TagShape>? Tags = null);
internal sealed record CreateEventBusResponse(string EventBusArn);
internal sealed record DeleteEventBusRequest(string Name);

internal sealed record ListRulesRequest(string EventBusName, string? NamePrefix = null, string? NextToken = null, int? Limit = null);
internal sealed record ListRulesResponse(List<RuleShape>? Rules, string? NextToken);
internal sealed record RuleShape(string Name, string Arn, string? EventPattern, string? State, string? Description, string? ScheduleExpression, string? RoleArn, string? ManagedBy,
    string? EventBusName);
internal sealed record RuleRequest(string Name, string EventBusName);
internal sealed record PutRuleRequest(string Name, string EventBusName, string? EventPattern, string? State, string? Description, List<TagShape>? Tags = null)
{
    public string? ScheduleExpression { get; init; }
    public string? RoleArn { get; init; }
}

internal sealed record PutRuleResponse(string RuleArn);

internal sealed record ListTargetsByRuleRequest(string Rule, string EventBusName, string? NextToken = null, int? Limit = null);
internal sealed record ListTargetsByRuleResponse(List<TargetShape>? Targets, string? NextToken);
internal sealed record TargetShape(string Id, string Arn)
{
    public string? RoleArn { get; init; }
    public string? Input { get; init; }
    public string? InputPath { get; init; }
    public InputTransformerShape? InputTransformer { get; init; }
    public DeadLetterConfigShape? DeadLetterConfig { get; init; }
    public RetryPolicyShape? RetryPolicy { get; init; }
    public SqsParametersShape? SqsParameters { get; init; }

    /// <summary>Parameters of kinds of targets that the portal does not know: a target that is put again must not lose them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}

internal sealed record InputTransformerShape(Dictionary<string, string>? InputPathsMap, string InputTemplate);
internal sealed record DeadLetterConfigShape(string? Arn);
internal sealed record RetryPolicyShape(int? MaximumRetryAttempts, int? MaximumEventAgeInSeconds);
internal sealed record SqsParametersShape(string? MessageGroupId);
internal sealed record PutTargetsRequest(string Rule, string EventBusName, List<TargetShape> Targets);
internal sealed record RemoveTargetsRequest(string Rule, string EventBusName, List<string> Ids);
internal sealed record TargetsResponse(int FailedEntryCount, List<FailedTargetShape>? FailedEntries);
internal sealed record FailedTargetShape(string? TargetId, string? ErrorCode, string? ErrorMessage);

internal sealed record PutEventsRequest(List<PutEventsEntryShape> Entries);
internal sealed record PutEventsEntryShape(string? Source, string? DetailType, string? Detail, string? EventBusName, DateTimeOffset? Time, List<string>? Resources);
internal sealed record PutEventsResponse(int FailedEntryCount, List<PutEventsResultShape>? Entries);
internal sealed record PutEventsResultShape(string? EventId, string? ErrorCode, string? ErrorMessage);

internal sealed record TagShape(string Key, string Value);
internal sealed record ListTagsRequest(string ResourceARN);
internal sealed record ListTagsResponse(List<TagShape>? Tags);
internal sealed record TagResourceRequest(string ResourceARN, List<TagShape> Tags);
internal sealed record UntagResourceRequest(string ResourceARN, List<string> TagKeys);

internal sealed record ListApiDestinationsRequest(string? NextToken = null);
internal sealed record ListApiDestinationsResponse(List<ApiDestinationShape>? ApiDestinations, string? NextToken);
internal sealed record ApiDestinationShape(string Name, string ApiDestinationArn);
