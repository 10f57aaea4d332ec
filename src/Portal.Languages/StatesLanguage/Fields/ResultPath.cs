using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>Where a result goes in the state's input: <c>$</c> replaces it, null drops the result, a ReferencePath puts it there.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html</remarks>
public abstract class ResultPath
{
    /// <summary>The path as written; null for JSON null.</summary>
    public abstract string? Text { get; }

    /// <summary>The input with the result in it. The input given is not changed; what is not on the path is shared.</summary>
    public abstract EvaluationResult<DataValue> Apply(DataValue input, DataValue result);
}
