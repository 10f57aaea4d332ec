using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>A field whose value is written down.</summary>
internal sealed class LiteralField<T>(string name, string text, T value) : EvaluatedField<T>
    where T : notnull
{
    public override string Name => name;
    public override string Text => text;
    public override bool IsConstant => true;
    public override IEnumerable<FieldExpression> Expressions => [];
    public override EvaluationResult<T> Evaluate(EvaluationScope scope) => value;
}
