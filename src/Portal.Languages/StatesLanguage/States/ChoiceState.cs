using Portal.Languages.StatesLanguage.Choices;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that branches. <see cref="State.Assign"/> and <see cref="State.Output"/> count for the default branch only.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</remarks>
public sealed class ChoiceState : State
{
    private ChoiceState(StateReader reader)
        : base(reader)
    {
        reader.Fields.Require("Choices");
        Choices = [.. reader.Fields.Objects("Choices", mayBeEmpty: false).Select(ChoiceReader.Rule)];
        Default = reader.Fields.Text("Default");
    }

    public override StateType Type => StateType.Choice;

    /// <summary>At least one; the first that is true is taken.</summary>
    public IReadOnlyList<ChoiceRule> Choices { get; }

    /// <summary>Where it goes when no rule is true; null where left out: <c>States.NoChoiceMatched</c>.</summary>
    public string? Default { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts =>
        [.. base.Parts, .. Choices.Select((c, i) => ($"Choices[{i}]", (IHasExpressions?)c))];

    internal static ChoiceState Read(StateReader reader)
    {
        reader.Check(StateFields.Choice);
        return new ChoiceState(reader);
    }
}
