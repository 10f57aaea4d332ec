using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>One entry of Choices: a condition and what follows when it is true.</summary>
public sealed class ChoiceRule : IHasExpressions
{
    public required ChoiceCondition Condition { get; init; }

    public required string Next { get; init; }

    public PayloadTemplate? Assign { get; init; }

    /// <summary>JSONata only.</summary>
    public PayloadTemplate? Output { get; init; }

    public string? Comment { get; init; }

    /// <summary>Those of the condition, of Assign and of Output.</summary>
    public IEnumerable<FieldExpression> Expressions =>
    [
        .. Condition.Expressions,
        .. Assign?.Expressions.Select(e => e.Under("Assign")) ?? [],
        .. Output?.Expressions.Select(e => e.Under("Output")) ?? [],
    ];

    public EvaluationResult<bool> Evaluate(EvaluationScope scope) => Condition.Evaluate(scope);
}

/// <summary>A test of a Choice rule: a comparison, And/Or/Not of tests, or a JSONata Condition.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules</remarks>
public abstract class ChoiceCondition : IHasExpressions
{
    /// <summary>The test in short words for people: <c>$.approved == true</c>.</summary>
    public abstract string Label { get; }

    public abstract IEnumerable<FieldExpression> Expressions { get; }

    public abstract EvaluationResult<bool> Evaluate(EvaluationScope scope);
}
