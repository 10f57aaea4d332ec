using System.Text.Json.Serialization.Metadata;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.EventBridge;

/// <summary>The operations of EventBridge that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/Welcome.html</remarks>
internal sealed partial class EventBridgeClient(AwsCaller caller)
{
    private static readonly EventBridgeJson Json = EventBridgeJson.Default;
    private static readonly AwsJsonOperation<ListEventBusesRequest, ListEventBusesResponse> ListEventBuses = Operation("ListEventBuses", Json.ListEventBusesRequest, Json.ListEventBusesResponse);
    private static readonly AwsJsonOperation<DescribeEventBusRequest, DescribeEventBusResponse> DescribeEventBus = Operation("DescribeEventBus", Json.DescribeEventBusRequest, Json.DescribeEventBusResponse);
    private static readonly AwsJsonOperation<CreateEventBusRequest, CreateEventBusResponse> CreateEventBus = Operation("CreateEventBus", Json.CreateEventBusRequest, Json.CreateEventBusResponse);
    private static readonly AwsJsonOperation<DeleteEventBusRequest, Nothing> DeleteEventBus = Operation("DeleteEventBus", Json.DeleteEventBusRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ListRulesRequest, ListRulesResponse> ListRules = Operation("ListRules", Json.ListRulesRequest, Json.ListRulesResponse);
    private static readonly AwsJsonOperation<RuleRequest, RuleShape> DescribeRule = Operation("DescribeRule", Json.RuleRequest, Json.RuleShape);
    private static readonly AwsJsonOperation<PutRuleRequest, PutRuleResponse> PutRule = Operation("PutRule", Json.PutRuleRequest, Json.PutRuleResponse);
    private static readonly AwsJsonOperation<RuleRequest, Nothing> DeleteRule = Operation("DeleteRule", Json.RuleRequest, Json.Nothing);
    private static readonly AwsJsonOperation<RuleRequest, Nothing> EnableRule = Operation("EnableRule", Json.RuleRequest, Json.Nothing);
    private static readonly AwsJsonOperation<RuleRequest, Nothing> DisableRule = Operation("DisableRule", Json.RuleRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ListTargetsByRuleRequest, ListTargetsByRuleResponse> ListTargets = Operation("ListTargetsByRule", Json.ListTargetsByRuleRequest, Json.ListTargetsByRuleResponse);
    private static readonly AwsJsonOperation<PutTargetsRequest, TargetsResponse> PutTargets = Operation("PutTargets", Json.PutTargetsRequest, Json.TargetsResponse);
    private static readonly AwsJsonOperation<RemoveTargetsRequest, TargetsResponse> RemoveTargets = Operation("RemoveTargets", Json.RemoveTargetsRequest, Json.TargetsResponse);
    private static readonly AwsJsonOperation<PutEventsRequest, PutEventsResponse> PutEvents = Operation("PutEvents", Json.PutEventsRequest, Json.PutEventsResponse);
    private static readonly AwsJsonOperation<ListTagsRequest, ListTagsResponse> ListTags = Operation("ListTagsForResource", Json.ListTagsRequest, Json.ListTagsResponse);

    public Task<AwsResult<IReadOnlyList<EventBusShape>>> ListEventBusesAsync(CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListEventBuses, new(token), cancellationToken)).Map(r => new Page<EventBusShape>(r.EventBuses ?? [], r.NextToken)));

    public Task<AwsResult<DescribeEventBusResponse>> DescribeEventBusAsync(string name, CancellationToken cancellationToken) =>
        caller.CallAsync(DescribeEventBus, new(name), cancellationToken);

    public Task<AwsResult<CreateEventBusResponse>> CreateEventBusAsync(CreateEventBusRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(CreateEventBus, request, cancellationToken);

    public Task<AwsResult<Nothing>> DeleteEventBusAsync(string name, CancellationToken cancellationToken) => caller.CallAsync(DeleteEventBus, new(name), cancellationToken);

    public Task<AwsResult<IReadOnlyList<RuleShape>>> ListRulesAsync(string eventBusName, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListRules, new(eventBusName, NextToken: token), cancellationToken)).Map(r => new Page<RuleShape>(r.Rules ?? [], r.NextToken)));

    public Task<AwsResult<RuleShape>> DescribeRuleAsync(RuleRequest rule, CancellationToken cancellationToken) => caller.CallAsync(DescribeRule, rule, cancellationToken);
    public Task<AwsResult<PutRuleResponse>> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken) => caller.CallAsync(PutRule, request, cancellationToken);
    public Task<AwsResult<Nothing>> DeleteRuleAsync(RuleRequest rule, CancellationToken cancellationToken) => caller.CallAsync(DeleteRule, rule, cancellationToken);
    public Task<AwsResult<Nothing>> EnableRuleAsync(RuleRequest rule, CancellationToken cancellationToken) => caller.CallAsync(EnableRule, rule, cancellationToken);
    public Task<AwsResult<Nothing>> DisableRuleAsync(RuleRequest rule, CancellationToken cancellationToken) => caller.CallAsync(DisableRule, rule, cancellationToken);

    public Task<AwsResult<IReadOnlyList<TargetShape>>> ListTargetsAsync(RuleRequest rule, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListTargets, new(rule.Name, rule.EventBusName, token), cancellationToken)).Map(r => new Page<TargetShape>(r.Targets ?? [], r.NextToken)));

    public async Task<AwsResult<Done>> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken) =>
        Checked(await caller.CallAsync(PutTargets, request, cancellationToken));

    public async Task<AwsResult<Done>> RemoveTargetsAsync(RemoveTargetsRequest request, CancellationToken cancellationToken) =>
        Checked(await caller.CallAsync(RemoveTargets, request, cancellationToken));

    public Task<AwsResult<PutEventsResponse>> PutEventsAsync(List<PutEventsEntryShape> entries, CancellationToken cancellationToken) =>
        caller.CallAsync(PutEvents, new(entries), cancellationToken);

    public async Task<AwsResult<IReadOnlyDictionary<string, string>>> ListTagsAsync(string arn, CancellationToken cancellationToken) =>
        (await caller.CallAsync(ListTags, new(arn), cancellationToken)).Map(r => (IReadOnlyDictionary<string, string>)(r.Tags ?? []).ToDictionary(t => t.Key, t => t.Value));

    /// <summary>PutTargets and RemoveTargets answer 200 also where a target failed.</summary>
    private static AwsResult<Done> Checked(AwsResult<TargetsResponse> result)
    {
        if (!result.IsOk) return result.Error;
        if (result.Value.FailedEntryCount == 0) return Done.Ok;
        var failed = result.Value.FailedEntries?.FirstOrDefault();
        return new AwsError(AwsErrorKind.Invalid, failed?.ErrorCode ?? "FailedEntry", failed?.ErrorMessage ?? $"{result.Value.FailedEntryCount} targets failed.");
    }

    private static AwsJsonOperation<TInput, TOutput> Operation<TInput, TOutput>(string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output) =>
        new(AwsJsonService.EventBridge, name, input, output);
}
