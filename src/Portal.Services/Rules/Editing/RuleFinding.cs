namespace Portal.Services.Rules.Editing;

public enum FindingLevel
{
    /// <summary>AWS would refuse the rule.</summary>
    Error,

    /// <summary>AWS takes it; likely not what is meant.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Hint,
}

/// <summary>Something about a draft of a rule.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Field">Name, EventPattern, ScheduleExpression, Tags, Targets, or <c>Targets.ID</c>.</param>
/// <param name="Message">What is wrong and what would be right; of an error AWS's own words.</param>
public sealed record RuleFinding(FindingLevel Level, string Field, string Message)
{
    /// <summary>In the pattern's text, from 1; null where it has no place there.</summary>
    public int? Line { get; init; }

    /// <summary>From 1.</summary>
    public int? Column { get; init; }

    /// <summary>Of an error of a pattern: what would be right.</summary>
    public string? Advice { get; init; }
}
