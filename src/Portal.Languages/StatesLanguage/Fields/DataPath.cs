using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>An InputPath or OutputPath: a path, <c>$</c> when left out, or null, which gives an empty object.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html</remarks>
public abstract class DataPath : IHasExpressions
{
    /// <summary>The path as written; null for JSON null.</summary>
    public abstract string? Text { get; }

    public abstract IEnumerable<FieldExpression> Expressions { get; }

    public abstract EvaluationResult<DataValue> Evaluate(EvaluationScope scope);
}
