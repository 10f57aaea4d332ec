using System.Text.RegularExpressions;
using Portal.Languages.EventPatterns;
using Portal.Languages.Schedules;
using Portal.Services.Aws;

namespace Portal.Services.Rules.Editing;

/// <summary>What AWS would refuse about a draft, and what it takes and its author would regret. Makes no call.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</remarks>
public static partial class RuleChecks
{
    public const int LongestPattern = 4096;

    /// <summary>The quota of an account that did not ask for more: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int UsualLongestPattern = 2048;

    private const int MostTags = 50;

    public static IReadOnlyList<RuleFinding> Check(RuleDraft draft) => [.. Basics(draft), .. Pattern(draft.EventPattern), .. Schedule(draft), .. Tags(draft), .. TargetChecks.Check(draft)];

    /// <summary>The pattern alone.</summary>
    public static IEnumerable<RuleFinding> Pattern(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        if (text.Length > LongestPattern) yield return new(FindingLevel.Error, nameof(RuleDraft.EventPattern), $"The pattern has {text.Length} characters; AWS takes at most {LongestPattern}.");
        else if (text.Length > UsualLongestPattern) yield return new(FindingLevel.Warning, nameof(RuleDraft.EventPattern), $"The pattern has {text.Length} characters; without a raised quota AWS takes {UsualLongestPattern}.");
        var parsed = EventPattern.Parse(text);
        foreach (var error in parsed.Errors)
        {
            yield return new(FindingLevel.Error, nameof(RuleDraft.EventPattern), error.Message) { Line = error.Line, Column = error.Column, Advice = error.Advice };
        }

        foreach (var hint in parsed.Pattern?.FindHints() ?? [])
        {
            yield return new(hint.Kind == PatternHintKind.Surprising ? FindingLevel.Hint : FindingLevel.Warning, nameof(RuleDraft.EventPattern), $"{hint.Path}: {hint.Message}");
        }
    }

    private static IEnumerable<RuleFinding> Basics(RuleDraft draft)
    {
        if (draft.Name.Length == 0) yield return new(FindingLevel.Error, nameof(RuleDraft.Name), "A rule needs a name.");
        else if (!NameForm().IsMatch(draft.Name)) yield return new(FindingLevel.Error, nameof(RuleDraft.Name), "A name has letters, digits and . - _ only, at most 64.");
        if (draft.EventBusName.Length == 0) yield return new(FindingLevel.Error, nameof(RuleDraft.EventBusName), "Choose the event bus.");
        if (draft.Description?.Length > 512) yield return new(FindingLevel.Error, nameof(RuleDraft.Description), "A description has at most 512 characters.");
        if (string.IsNullOrWhiteSpace(draft.EventPattern) && string.IsNullOrWhiteSpace(draft.ScheduleExpression))
            yield return new(FindingLevel.Error, nameof(RuleDraft.EventPattern), "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }

    private static IEnumerable<RuleFinding> Schedule(RuleDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.ScheduleExpression)) yield break;
        if (draft.EventBusName != "default") yield return new(FindingLevel.Error, nameof(RuleDraft.ScheduleExpression), "ScheduleExpression is supported only on the default event bus.");
        if (Languages.Schedules.Schedule.TryParse(draft.ScheduleExpression) is null)
            yield return new(FindingLevel.Error, nameof(RuleDraft.ScheduleExpression), "Parameter ScheduleExpression is not valid.") { Advice = "Write rate(5 minutes), or cron(0 10 * * ? *): minute, hour, day of month, month, day of week, year, in UTC." };
    }

    private static IEnumerable<RuleFinding> Tags(RuleDraft draft)
    {
        if (draft.Tags.Count > MostTags) yield return new(FindingLevel.Error, nameof(RuleDraft.Tags), $"A rule has at most {MostTags} tags.");
        foreach (var key in draft.Tags.Keys)
        {
            if (key.Length is 0 or > 128) yield return new(FindingLevel.Error, nameof(RuleDraft.Tags), "A tag's key has 1 to 128 characters.");
            else if (key.StartsWith(ResourceTags.Reserved, StringComparison.OrdinalIgnoreCase)) yield return new(FindingLevel.Error, nameof(RuleDraft.Tags), $"{key}: keys that start with aws: belong to AWS.");
        }
    }

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]{1,64}$")]
    private static partial Regex NameForm();
}
