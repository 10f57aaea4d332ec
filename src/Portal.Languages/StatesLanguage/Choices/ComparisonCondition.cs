using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>A Variable against a literal or a path.</summary>
internal sealed class ComparisonCondition(ScopedPath variable, ComparisonOperator comparison, DataValue? literal, ScopedPath? path) : ChoiceCondition
{
    public override string Label => comparison.Symbol == comparison.Name
        ? literal is DataBoolean { Value: false } ? $"not {comparison.Name}({variable})" : $"{comparison.Name}({variable})"
        : $"{variable} {comparison.Symbol} {path?.Text ?? literal?.ToJson()}";

    public override IEnumerable<FieldExpression> Expressions =>
        path is null ? [variable.Expression.Under("Variable")] : [variable.Expression.Under("Variable"), path.Expression.Under(FieldNames.WithPath(comparison.Name))];

    public override EvaluationResult<bool> Evaluate(EvaluationScope scope)
    {
        var left = variable.Evaluate(scope).Value;
        if (left is null && !comparison.AcceptsAbsence) return Invalid(variable);
        if (path is null) return comparison.Test(left, literal!);
        return path.Evaluate(scope).Value is { } right ? comparison.Test(left, right) : Invalid(path);
    }

    private static EvaluationFailure Invalid(ScopedPath path) =>
        EvaluationFailure.Runtime($"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");
}
