using Portal.Services.Rules;

namespace Portal.Components.Pages.Rules;

/// <summary>What a rule listens to, in a line, and whether it fits a text filter.</summary>
public static class RuleWords
{
    public static string InOneLine(RuleSummary rule) =>
        rule.EventPattern is { } pattern
            ? string.Join(" · ", PatternLines.Of(pattern).Select(l => $"{l.Path}: {l.Wanted}"))
            : rule.ScheduleExpression ?? "nothing";

    /// <summary>Every word occurs in the rule's name, bus, pattern, schedule or description.</summary>
    public static bool Holds(RuleSummary rule, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        var all = string.Join(' ', rule.Name, rule.EventBusName, rule.EventPattern, rule.ScheduleExpression, rule.Description);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
