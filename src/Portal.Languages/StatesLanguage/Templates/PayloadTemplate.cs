using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Templates;

/// <summary>
/// A JSON value in which some places are computed: fields whose names end in <c>.$</c> for JSONPath, strings
/// <c>{% ... %}</c> for JSONata. Parsed once with the definition; evaluating it parses nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html</remarks>
public abstract class PayloadTemplate
{
    /// <summary>True where nothing is computed: the value is the same in every scope.</summary>
    public abstract bool IsConstant { get; }

    public abstract EvaluationResult<DataValue> Evaluate(EvaluationScope scope);

    /// <summary>The expressions in it, with the path from the template's root to each (<c>Entries/0/Detail</c>).</summary>
    public abstract IEnumerable<TemplateExpression> Expressions { get; }
}

/// <summary>One computed place of a template.</summary>
/// <param name="Path">Where it stands in the template: field names and indexes between slashes; empty for the whole.</param>
/// <param name="Text">The expression as written, without <c>{% %}</c>.</param>
public sealed record TemplateExpression(string Path, string Text);
