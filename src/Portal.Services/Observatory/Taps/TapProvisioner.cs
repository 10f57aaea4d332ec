using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Taps;

/// <summary>Makes, finds and removes the parts of taps. What is there already stays as it is.</summary>
internal static class TapProvisioner
{
    public const string TargetId = "observatory";

    /// <summary>Every event has a source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-prefix-matching</summary>
    public const string EverythingPattern = """{"source":[{"prefix":""}]}""";

    public const string Description = "Brings every event of this bus to the event observatory. Delete it on the observatory's page of the bus.";

    /// <summary>Four days, SQS's default, is how long the portal may be down before recorded events are missing.</summary>
    public static readonly IReadOnlyDictionary<string, string> QueueAttributes = new Dictionary<string, string>
    {
        ["VisibilityTimeout"] = "30",
        ["ReceiveMessageWaitTimeSeconds"] = "20",
        ["MessageRetentionPeriod"] = "345600",
    };

    /// <summary>Idempotent: queue, rule, the queue's policy for that rule, target.</summary>
    public static async Task<AwsResult<Tap>> CreateAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var name = TapNames.For(eventBusName);
        var queueUrl = await EnsureQueueAsync(session, name, eventBusName, cancellationToken);
        if (!queueUrl.IsOk) return queueUrl.Error;
        var queue = await session.Sqs.GetQueueAttributesAsync(queueUrl.Value, ["QueueArn"], cancellationToken);
        if (!queue.IsOk) return queue.Error;
        var queueArn = queue.Value.GetValueOrDefault("QueueArn") ?? "";

        var rule = await session.EventBridge.PutRuleAsync(new(name, eventBusName, EverythingPattern, "ENABLED", Description, [new(TapNames.Tag, eventBusName)]), cancellationToken);
        if (!rule.IsOk) return rule.Error;
        var policy = await session.Sqs.SetQueueAttributesAsync(queueUrl.Value, new() { ["Policy"] = QueuePolicy(queueArn, rule.Value.RuleArn) }, cancellationToken);
        if (!policy.IsOk) return policy.Error;
        var target = await session.EventBridge.PutTargetsAsync(new(name, eventBusName, [new TargetShape(TargetId, queueArn)]), cancellationToken);
        return target.IsOk ? new Tap(eventBusName, name, queueUrl.Value) : target.Error;
    }

    /// <summary>The tap of a bus; null in the result where there is none.</summary>
    public static async Task<AwsResult<Tap?>> FindAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var name = TapNames.For(eventBusName);
        var rule = await session.EventBridge.DescribeRuleAsync(new(name, eventBusName), cancellationToken);
        if (!rule.IsOk) return rule.Error.Kind == AwsErrorKind.NotFound ? AwsResult.Ok<Tap?>(null) : rule.Error;
        var queueUrl = await session.Sqs.GetQueueUrlAsync(name, cancellationToken);
        if (!queueUrl.IsOk) return queueUrl.Error.Kind == AwsErrorKind.NotFound ? AwsResult.Ok<Tap?>(null) : queueUrl.Error;
        return AwsResult.Ok<Tap?>(new(eventBusName, name, queueUrl.Value));
    }

    /// <summary>The rule first, so that nothing is sent to a queue that is gone.</summary>
    public static async Task<AwsResult<Done>> RemoveAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var name = TapNames.For(eventBusName);
        var rule = await RuleRemoval.RemoveAsync(session, new(name, eventBusName), cancellationToken);
        if (!rule.IsOk && rule.Error.Kind != AwsErrorKind.NotFound) return rule.Error;
        var queueUrl = await session.Sqs.GetQueueUrlAsync(name, cancellationToken);
        if (!queueUrl.IsOk) return queueUrl.Error.Kind == AwsErrorKind.NotFound ? Done.Ok : queueUrl.Error;
        return (await session.Sqs.DeleteQueueAsync(queueUrl.Value, cancellationToken)).Map(_ => default(Done));
    }

    /// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions</remarks>
    internal static string QueuePolicy(string queueArn, string ruleArn) => new DataObjectBuilder
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new DataArray([new DataObjectBuilder
        {
            ["Sid"] = "EventBridgeToObservatory",
            ["Effect"] = "Allow",
            ["Principal"] = new DataObjectBuilder { ["Service"] = "events.amazonaws.com" }.Build(),
            ["Action"] = "sqs:SendMessage",
            ["Resource"] = queueArn,
            ["Condition"] = new DataObjectBuilder { ["ArnEquals"] = new DataObjectBuilder { ["aws:SourceArn"] = ruleArn }.Build() }.Build(),
        }.Build()]),
    }.Build().ToJson();

    private static async Task<AwsResult<string>> EnsureQueueAsync(AwsSession session, string name, string eventBusName, CancellationToken cancellationToken)
    {
        var known = await session.Sqs.GetQueueUrlAsync(name, cancellationToken);
        if (known.IsOk || known.Error.Kind != AwsErrorKind.NotFound) return known;
        return await session.Sqs.CreateQueueAsync(new(name, new(QueueAttributes), new() { [TapNames.Tag] = eventBusName }), cancellationToken);
    }
}

/// <summary>A tap that is there.</summary>
/// <param name="Name">Of rule and queue.</param>
internal sealed record Tap(string EventBusName, string Name, string QueueUrl);
