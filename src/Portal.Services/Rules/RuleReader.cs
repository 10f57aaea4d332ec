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
        IsTap = TapNames.IsTapRule(r.Name),
    };

    private static TargetDetail Target(TargetShape t)
    {
        var (kind, name) = TargetArn.Read(t.Arn);
        return new(t.Id, t.Arn, kind, name)
        {
            RoleArn = t.RoleArn,
            Input = t.Input,
            InputPath = t.InputPath,
            InputTransformer = t.InputTransformer is { } transformer ? new(transformer.InputPathsMap ?? [], transformer.InputTemplate) : null,
            DeadLetterArn = t.DeadLetterConfig?.Arn,
            MaximumRetryAttempts = t.RetryPolicy?.MaximumRetryAttempts,
            MaximumEventAge = t.RetryPolicy?.MaximumEventAgeInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            MessageGroupId = t.SqsParameters?.MessageGroupId,
        };
    }

    /// <summary>ENABLED and ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.</summary>
    private static bool IsEnabled(RuleShape r) => r.State?.StartsWith("ENABLED", StringComparison.Ordinal) ?? true;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
