using Portal.Languages.Data;

namespace Portal.Services.Rules.Editing;

/// <summary>
/// A rule as one JSON object, in the words of CloudFormation's <c>AWS::Events::Rule</c>, with targets and tags by their keys:
/// what two versions of a rule are compared by.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html</remarks>
public static class RuleDocument
{
    public static DataObject Of(RuleDraft rule) => new DataObjectBuilder
    {
        ["State"] = rule.Enabled ? "ENABLED" : "DISABLED",
        ["Description"] = Text(rule.Description),
        ["EventPattern"] = rule.EventPattern is { } pattern ? DataValue.TryParse(pattern) ?? pattern : null,
        ["ScheduleExpression"] = Text(rule.ScheduleExpression),
        ["RoleArn"] = Text(rule.RoleArn),
        ["Targets"] = ByKey(rule.Targets.Select(t => KeyValuePair.Create(t.Id, (DataValue)OfTarget(t)))),
        ["Tags"] = rule.Tags.Count == 0 ? null : ByKey(rule.Tags.Select(t => KeyValuePair.Create(t.Key, (DataValue)t.Value))),
    }.Build();

    /// <summary>The Target structure of PutTargets, without its id.</summary>
    public static DataObject OfTarget(TargetDetail target)
    {
        var builder = new DataObjectBuilder
        {
            ["Arn"] = target.Arn,
            ["RoleArn"] = Text(target.RoleArn),
            ["Input"] = Text(target.Input),
            ["InputPath"] = Text(target.InputPath),
            ["InputTransformer"] = target.InputTransformer is { } transformer ? OfTransformer(transformer) : null,
            ["RetryPolicy"] = OfRetry(target),
            ["DeadLetterConfig"] = target.DeadLetterArn is { } queue ? new DataObjectBuilder { ["Arn"] = queue }.Build() : null,
            ["SqsParameters"] = target.MessageGroupId is { } group ? new DataObjectBuilder { ["MessageGroupId"] = group }.Build() : null,
        };
        if (target.OtherParameters is { } others && DataValue.TryParse(others) is DataObject more)
        {
            foreach (var (name, value) in more) builder.Set(name, value);
        }

        return builder.Build();
    }

    /// <summary>The names of what differs, targets as <c>Targets.ID</c>.</summary>
    public static IReadOnlyList<string> Changed(RuleDraft? before, RuleDraft after)
    {
        var (a, b) = (before is null ? DataObject.Empty : Of(before), Of(after));
        return [.. Names(a, b).SelectMany(name => name == "Targets"
            ? Names(a.GetObject(name), b.GetObject(name)).Where(id => !Same(a.GetObject(name), b.GetObject(name), id)).Select(id => "Targets." + id)
            : Same(a, b, name) ? [] : [name])];
    }

    private static IEnumerable<string> Names(DataObject? a, DataObject? b) => (a ?? DataObject.Empty).Concat(b ?? DataObject.Empty).Select(f => f.Key).Distinct(StringComparer.Ordinal);

    private static bool Same(DataObject? a, DataObject? b, string name) => Equals(a?[name], b?[name]);

    private static DataObject OfTransformer(TargetInputTransformer transformer) => new DataObjectBuilder
    {
        ["InputPathsMap"] = transformer.InputPathsMap.Count == 0 ? null : ByKey(transformer.InputPathsMap.Select(p => KeyValuePair.Create(p.Key, (DataValue)p.Value))),
        ["InputTemplate"] = transformer.InputTemplate,
    }.Build();

    private static DataObject? OfRetry(TargetDetail target) => target.MaximumRetryAttempts is null && target.MaximumEventAge is null ? null : new DataObjectBuilder
    {
        ["MaximumRetryAttempts"] = target.MaximumRetryAttempts is { } attempts ? (DataValue)attempts : null,
        ["MaximumEventAgeInSeconds"] = target.MaximumEventAge is { } age ? (DataValue)(int)age.TotalSeconds : null,
    }.Build();

    private static DataObject ByKey(IEnumerable<KeyValuePair<string, DataValue>> pairs)
    {
        var builder = new DataObjectBuilder();
        foreach (var (key, value) in pairs.OrderBy(p => p.Key, StringComparer.Ordinal)) builder.Set(key, value);
        return builder.Build();
    }

    private static DataValue? Text(string? text) => string.IsNullOrEmpty(text) ? null : (DataValue)text;
}
