using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Intrinsics;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Templates;

/// <summary>The value of a field <c>name.$</c> that is a path.</summary>
internal sealed class PathTemplate(string field, ScopedPath path) : PayloadTemplate
{
    public override bool IsConstant => false;

    public override IEnumerable<FieldExpression> Expressions => [path.Expression];

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var found = path.Evaluate(scope);
        return found.IsFailure ? PathConversions.NotFound(field, path, scope) : found.Value ?? DataValue.Null;
    }
}

/// <summary>The value of a field <c>name.$</c> that is a call of an intrinsic function.</summary>
internal sealed class IntrinsicTemplate(IntrinsicCall call) : PayloadTemplate
{
    public override bool IsConstant => false;

    public override IEnumerable<FieldExpression> Expressions => [call.Expression];

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope) => call.Evaluate(scope);
}

/// <summary>A string <c>{% ... %}</c>.</summary>
internal sealed class JsonataTemplate(JsonataCode code) : PayloadTemplate
{
    public override bool IsConstant => false;

    public override IEnumerable<FieldExpression> Expressions => [code.Expression];

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope) => code.Evaluate(scope);
}
