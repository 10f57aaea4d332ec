using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>
/// A field with a value of one type that is either written down, read by a JSONPath (the field of the same name with the ending
/// <c>Path</c>) or computed by JSONata. Its failures carry AWS's words for that field.
/// </summary>
/// <typeparam name="T">long for counts and seconds, double for percentages, string, DateTimeOffset for timestamps, DataValue for items.</typeparam>
public abstract class EvaluatedField<T> : IHasExpressions
    where T : notnull
{
    /// <summary>The name as written in the definition: <c>TimeoutSeconds</c> or <c>TimeoutSecondsPath</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The literal or the expression, as written.</summary>
    public abstract string Text { get; }

    /// <summary>True where the value is written down.</summary>
    public abstract bool IsConstant { get; }

    public abstract IEnumerable<FieldExpression> Expressions { get; }

    public abstract EvaluationResult<T> Evaluate(EvaluationScope scope);
}
