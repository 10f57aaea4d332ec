using System.Diagnostics.CodeAnalysis;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>A definition, or everything that is wrong with it.</summary>
public sealed class DefinitionParseResult
{
    internal DefinitionParseResult(StateMachineDefinition? definition, IReadOnlyList<DefinitionIssue> issues)
    {
        Issues = issues;
        Errors = [.. issues.Where(i => i.Severity == IssueSeverity.Error)];
        Definition = Errors.Count == 0 ? definition : null;
    }

    /// <summary>Null where there are errors.</summary>
    public StateMachineDefinition? Definition { get; }

    /// <summary>Errors and warnings.</summary>
    public IReadOnlyList<DefinitionIssue> Issues { get; }

    public IReadOnlyList<DefinitionIssue> Errors { get; }

    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsValid => Definition is not null;

    /// <summary>The message of AWS's InvalidDefinition: every error in one sentence.</summary>
    public string InvalidDefinitionMessage => $"Invalid State Machine Definition: '{string.Join(", ", Errors)}'";
}
