using Portal.Components.Controls;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Lint;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachine;

/// <summary>What is wrong with a definition as it is typed: what AWS would refuse, and what it would take and one would regret.</summary>
/// <param name="Issues">AWS's refusals and warnings.</param>
/// <param name="Findings">The lint's; only where the definition is valid.</param>
/// <param name="Marks">The issues at their places in the text.</param>
public sealed record DefinitionCheck(IReadOnlyList<DefinitionIssue> Issues, IReadOnlyList<LintFinding> Findings, IReadOnlyList<EditorMark> Marks)
{
    public bool IsValid => Issues.All(i => i.Severity != IssueSeverity.Error);

    public static DefinitionCheck Of(string text, StateMachineType type)
    {
        var result = StateMachineDefinition.Parse(text, type == StateMachineType.Express ? DefinitionOptions.Express : DefinitionOptions.Standard);
        return new DefinitionCheck(
            result.Issues,
            result.IsValid ? DefinitionLint.Check(result.Definition) : [],
            [.. result.Issues.Where(i => i.Line is not null).Select(i => new EditorMark(i.Line!.Value, i.Column ?? 1, 0, i.Message, i.Severity == IssueSeverity.Error))]);
    }
}
