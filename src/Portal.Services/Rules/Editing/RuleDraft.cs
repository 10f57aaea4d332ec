using Portal.Services.Aws;

namespace Portal.Services.Rules.Editing;

/// <summary>A rule as somebody wants it to be.</summary>
/// <param name="EventBusName">The bus it listens to.</param>
/// <param name="Name">Unique within its bus; cannot be changed later.</param>
public sealed record RuleDraft(string EventBusName, string Name)
{
    public string? Description { get; init; }
    public bool Enabled { get; init; } = true;

    /// <summary>JSON; null for a rule that only has a schedule.</summary>
    public string? EventPattern { get; init; }

    /// <summary><c>rate(...)</c> or <c>cron(...)</c>; on the default bus only.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>The role for targets that name none of their own.</summary>
    public string? RoleArn { get; init; }
    public IReadOnlyList<TargetDetail> Targets { get; init; } = [];
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The rule as it is; AWS's own tags are left out.</summary>
    public static RuleDraft Of(RuleDetail rule) => new(rule.EventBusName, rule.Name)
    {
        Description = rule.Description,
        Enabled = rule.Enabled,
        EventPattern = rule.EventPattern,
        ScheduleExpression = rule.ScheduleExpression,
        RoleArn = rule.RoleArn,
        Targets = rule.Targets,
        Tags = ResourceTags.Own(rule.Tags),
    };
}
