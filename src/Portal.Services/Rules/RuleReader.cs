using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Services.Aws.EventBridge;
using Portal.Services.Observatory.Taps;

namespace Portal.Services.Rules;

/// <summary>Shapes of the wire to records.</summary>
internal static class RuleReader
{
    public static RuleSummary Summary(RuleShape r, string eventBusName) => Fill(new RuleSummary(r.Name, r.Arn, eventBusName, IsEnabled(r)), r);

    public static RuleDetail Detail(RuleSummary r, IReadOnlyList<TargetShape> targets) => new(r.Name, r.Arn, r.EventBusName, r.Enabled)
    {
        Description = r.Description,
        EventPattern = r.EventPattern,
        ScheduleExpression = r.ScheduleExpression,
        RoleArn = r.RoleArn,
        ManagedBy = r.ManagedBy,
        State = r.State,
        IsTap = r.IsTap,
        Targets = [.. targets.Select(Target)],
    };

    private static RuleSummary Fill(RuleSummary summary, RuleShape r) => summary with
    {
        Description = NullIfEmpty(r.Description),
        EventPattern = NullIfEmpty(r.EventPattern),
        ScheduleExpression = NullIfEmpty(r.ScheduleExpression),
        RoleArn = NullIfEmpty(r.RoleArn),
        ManagedBy = NullIfEmpty(r.ManagedBy),
        State = r.State,
        IsTap = TapNames.IsTapRule(r.Name),
    };

    private static TargetDetail Target(TargetShape t)
    {
        return TargetDetail.Of(t.Id, t.Arn) with
        {
            RoleArn = t.RoleArn,
            Input = t.Input,
            InputPath = t.InputPath,
            InputTransformer = t.InputTransformer is { } transformer ? new(transformer.InputPathsMap ?? [], transformer.InputTemplate) : null,
            DeadLetterArn = t.DeadLetterConfig?.Arn,
            MaximumRetryAttempts = t.RetryPolicy?.MaximumRetryAttempts,
            MaximumEventAge = t.RetryPolicy?.MaximumEventAgeInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            MessageGroupId = t.SqsParameters?.MessageGroupId,
            OtherParameters = t.Others is { Count: > 0 } others ? JsonSerializer.Serialize(others, TargetJson.Default.DictionaryStringJsonElement) : null,
        };
    }

    /// <summary>As PutTargets takes it.</summary>
    public static TargetShape Shape(TargetDetail t) => new(t.Id, t.Arn)
    {
        RoleArn = t.RoleArn,
        Input = t.Input,
        InputPath = t.InputPath,
        InputTransformer = t.InputTransformer is { } transformer
            ? new(transformer.InputPathsMap.Count == 0 ? null : new(transformer.InputPathsMap), transformer.InputTemplate)
            : null,
        DeadLetterConfig = t.DeadLetterArn is { } queue ? new(queue) : null,
        RetryPolicy = t.MaximumRetryAttempts is null && t.MaximumEventAge is null ? null : new(t.MaximumRetryAttempts, (int?)t.MaximumEventAge?.TotalSeconds),
        SqsParameters = t.MessageGroupId is { } group ? new(group) : null,
        Others = t.OtherParameters is { } others ? JsonSerializer.Deserialize(others, TargetJson.Default.DictionaryStringJsonElement) : null,
    };

    /// <summary>ENABLED and ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.</summary>
    private static bool IsEnabled(RuleShape r) => r.State?.StartsWith("ENABLED", StringComparison.Ordinal) ?? true;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>For the parameters of a target that are kept as they are.</summary>
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class TargetJson : JsonSerializerContext;
