using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Intrinsics;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>An ErrorPath or CausePath that is a call of an intrinsic function.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</remarks>
internal sealed class IntrinsicTextField(string name, IntrinsicCall call) : EvaluatedField<string>
{
    public override string Name => name;
    public override string Text => call.Text;
    public override bool IsConstant => false;
    public override IEnumerable<FieldExpression> Expressions => [call.Expression];

    public override EvaluationResult<string> Evaluate(EvaluationScope scope)
    {
        if (!call.Evaluate(scope).TryGet(out var value, out var failure)) return failure;
        return value is DataString text ? text.Value : PathConversions.NoText(name, call.Text, value);
    }
}
