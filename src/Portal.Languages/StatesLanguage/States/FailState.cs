using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that ends the execution as failed.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</remarks>
public sealed class FailState : State
{
    private FailState(StateReader reader)
        : base(reader)
    {
        Error = reader.Fields.TextOrPath("Error");
        Cause = reader.Fields.TextOrPath("Cause");
        End = true;
    }

    public override StateType Type => StateType.Fail;

    public EvaluatedField<string>? Error { get; }

    public EvaluatedField<string>? Cause { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts => [.. base.Parts, ("Error", Error), ("Cause", Cause)];

    internal static FailState Read(StateReader reader)
    {
        reader.Check(StateFields.Fail);
        return new FailState(reader);
    }
}
