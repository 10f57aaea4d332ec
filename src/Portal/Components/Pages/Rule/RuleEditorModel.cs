using Portal.Components.Controls;
using Portal.Languages.Data;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;

namespace Portal.Components.Pages.Rule;

/// <summary>A rule while it is edited: the draft, what it was, and what is to say about it.</summary>
public sealed class RuleEditorModel
{
    private IReadOnlyList<RuleFinding> checks = [];
    private IReadOnlyList<RuleFinding> loops = [];

    /// <summary>The rule as it was when the edit began; null for a new one.</summary>
    public RuleDetail? Basis { get; private set; }

    public RuleDraft Draft { get; private set; } = new("", "");

    /// <summary>Errors first.</summary>
    public IReadOnlyList<RuleFinding> Findings { get; private set; } = [];

    /// <summary>The findings of the pattern at their places in its text.</summary>
    public IReadOnlyList<EditorMark> Marks { get; private set; } = [];

    public bool HasErrors => checks.Any(f => f.Level == FindingLevel.Error);

    public bool IsChanged => Basis is null || Changes.Count > 0;

    public IReadOnlyList<string> Changes => RuleDocument.Changed(Basis is null ? null : RuleDraft.Of(Basis), Draft);

    /// <summary>For the diff.</summary>
    public string Before => (Basis is null ? DataObject.Empty : RuleDocument.Of(RuleDraft.Of(Basis))).ToJson();

    public string After => RuleDocument.Of(Draft).ToJson();

    /// <summary>A new rule.</summary>
    /// <param name="bus">The bus to choose beforehand.</param>
    /// <param name="envelope">An event that it should match; null for none.</param>
    public void Begin(string bus, string? envelope)
    {
        Basis = null;
        Take(new RuleDraft(bus, "") { EventPattern = envelope is null ? "{\n  \"source\": [\"\"]\n}" : PatternDrafts.FromEvent(envelope) });
    }

    /// <summary>A rule that there is. Its pattern is laid out for reading; that alone is no change.</summary>
    public void Begin(RuleDetail rule)
    {
        Basis = rule;
        var draft = RuleDraft.Of(rule);
        Take(draft with { EventPattern = draft.EventPattern is { } text ? DataValue.TryParse(text)?.ToIndentedJson() ?? text : null });
    }

    /// <summary>The same draft on what the rule is now: what somebody else changed meanwhile is overwritten.</summary>
    public void Rebase(RuleDetail rule) => Basis = rule;

    public void Change(Func<RuleDraft, RuleDraft> change) => Take(change(Draft));

    public void ChangeTarget(int at, TargetDetail target) => Change(d => d with { Targets = [.. d.Targets.Select((t, i) => i == at ? target : t)] });

    public void RemoveTarget(int at) => Change(d => d with { Targets = [.. d.Targets.Where((_, i) => i != at)] });

    public void AddTarget() => Change(d => d with { Targets = [.. d.Targets, TargetDetail.Of(NewId(d), "")] });

    /// <summary>What was found beyond the draft itself: loops.</summary>
    public void TakeLoops(IEnumerable<RuleFinding> findings)
    {
        loops = [.. findings.Where(f => !checks.Contains(f))];
        Gather();
    }

    public IEnumerable<RuleFinding> Of(string field) => Findings.Where(f => f.Field == field);

    public IEnumerable<RuleFinding> OfTarget(int at) => Of("Targets." + Draft.Targets[at].Id);

    /// <summary>The error of a field, for beside it.</summary>
    public string? ErrorOf(string field) => Of(field).FirstOrDefault(f => f.Level == FindingLevel.Error)?.Message;

    private static string NewId(RuleDraft draft) => Enumerable.Range(1, 100).Select(n => $"target-{n}").First(id => draft.Targets.All(t => t.Id != id));

    private void Take(RuleDraft draft)
    {
        Draft = draft;
        checks = RuleChecks.Check(draft);
        Gather();
        Marks = [.. checks.Where(f => f is { Field: nameof(RuleDraft.EventPattern), Line: not null }).Select(f => new EditorMark(f.Line!.Value, Math.Max(1, f.Column!.Value - 1), 1, f.Message, f.Level == FindingLevel.Error))];
    }

    private void Gather() => Findings = [.. checks.Concat(loops).OrderBy(f => f.Level)];
}
