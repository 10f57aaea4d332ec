using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>And, Or. The conditions are asked in order until one decides.</summary>
internal sealed class CompositeCondition(IReadOnlyList<ChoiceCondition> conditions, bool decisive) : ChoiceCondition
{
    public override string Label => "(" + string.Join(decisive ? " or " : " and ", conditions.Select(c => c.Label)) + ")";

    public override IEnumerable<FieldExpression> Expressions =>
        conditions.SelectMany((c, i) => c.Expressions.Select(e => e.Under($"{(decisive ? "Or" : "And")}[{i}]")));

    public override EvaluationResult<bool> Evaluate(EvaluationScope scope)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Evaluate(scope).TryGet(out var result, out var failure)) return failure;
            if (result == decisive) return decisive;
        }

        return !decisive;
    }
}

/// <summary>Not.</summary>
internal sealed class NotCondition(ChoiceCondition inner) : ChoiceCondition
{
    public override string Label => "not " + inner.Label;

    public override IEnumerable<FieldExpression> Expressions => inner.Expressions.Select(e => e.Under("Not"));

    public override EvaluationResult<bool> Evaluate(EvaluationScope scope) =>
        inner.Evaluate(scope).TryGet(out var result, out var failure) ? !result : failure;
}
