using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Templates;

/// <summary>
/// A JSON value in which some places are computed: fields whose names end in <c>.$</c> for JSONPath, strings
/// <c>{% ... %}</c> for JSONata. Parsed once with the definition; evaluating it parses nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html</remarks>
public abstract class PayloadTemplate : IHasExpressions
{
    /// <summary>True where nothing is computed: the value is the same in every scope.</summary>
    public abstract bool IsConstant { get; }

    public abstract EvaluationResult<DataValue> Evaluate(EvaluationScope scope);

    /// <summary>The expressions in it, with the path from the template's root to each.</summary>
    public abstract IEnumerable<FieldExpression> Expressions { get; }
}
