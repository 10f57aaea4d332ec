using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>A Condition: an expression whose result must be true or false.</summary>
internal sealed class JsonataCondition(JsonataCode code) : ChoiceCondition
{
    public override string Label => code.Text;

    public override IEnumerable<FieldExpression> Expressions => [code.Expression.Under("Condition")];

    public override EvaluationResult<bool> Evaluate(EvaluationScope scope)
    {
        if (!code.Evaluate(scope).TryGet(out var value, out var failure)) return failure;
        return value is DataBoolean b ? b.Value : code.Unexpected("boolean", value);
    }
}

/// <summary>A Condition that is written down as true or false.</summary>
internal sealed class ConstantCondition(bool value) : ChoiceCondition
{
    public override string Label => value ? "true" : "false";

    public override IEnumerable<FieldExpression> Expressions => [];

    public override EvaluationResult<bool> Evaluate(EvaluationScope scope) => value;
}
