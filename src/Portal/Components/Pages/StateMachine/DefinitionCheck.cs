using Portal.Components.Controls;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Lint;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Services.StateMachines;
using Portal.Services.StateMachines.Checks;

namespace Portal.Components.Pages.StateMachine;

/// <summary>What is wrong with a definition as it is typed: what AWS would refuse, and what it would take and one would regret.</summary>
/// <param name="Issues">AWS's refusals and warnings.</param>
/// <param name="Hints">The lint's, and what does not fit the account; only where the definition is valid.</param>
/// <param name="Marks">All of them at their places in the text.</param>
public sealed record DefinitionCheck(IReadOnlyList<DefinitionIssue> Issues, IReadOnlyList<DefinitionHint> Hints, IReadOnlyList<EditorMark> Marks)
{
    public static readonly DefinitionCheck Empty = new([], [], []);

    public bool IsValid => Issues.All(i => i.Severity != IssueSeverity.Error);

    /// <param name="account">What was found in the account.</param>
    public static DefinitionCheck Of(string text, StateMachineType type, IReadOnlyList<AccountFinding> account)
    {
        var result = StateMachineDefinition.Parse(text, type == StateMachineType.Express ? DefinitionOptions.Express : DefinitionOptions.Standard);
        IReadOnlyList<DefinitionHint> hints = !result.IsValid ? [] :
        [
            .. DefinitionLint.Check(result.Definition).Select(f => new DefinitionHint(f.Rule, f.Message, f.Location, FindingLines.Of(text, f.State, f.Location), null)),
            .. account.Select(f => new DefinitionHint(f.Rule, f.Message, f.Location, FindingLines.Of(text, f.State, f.Location), f.Policy)),
        ];
        return new DefinitionCheck(result.Issues, hints,
        [
            .. result.Issues.Where(i => i.Line is not null).Select(i => new EditorMark(i.Line!.Value, i.Column ?? 1, 0, i.Message, i.Severity == IssueSeverity.Error)),
            .. hints.Where(h => h.Line is not null).Select(h => new EditorMark(h.Line!.Value, 1, 0, h.Message, IsError: false)),
        ]);
    }
}

/// <summary>Something that AWS takes and that its author will regret.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Line">Counts from 1; null where it is not found in the text.</param>
/// <param name="Policy">The least policy that mends it; null where none does.</param>
public sealed record DefinitionHint(string Rule, string Message, string Location, int? Line, string? Policy);
