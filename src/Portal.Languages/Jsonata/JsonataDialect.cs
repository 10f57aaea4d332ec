namespace Portal.Languages.Jsonata;

/// <summary>Which JSONata an expression is written in.</summary>
public sealed class JsonataDialect
{
    private JsonataDialect(bool hasDefaultOperators, bool hasEval, bool hasStepFunctions) =>
        (HasDefaultOperators, HasEval, HasStepFunctions) = (hasDefaultOperators, hasEval, hasStepFunctions);

    /// <summary>
    /// JSONata 2.0.6 as AWS Step Functions runs it: with <c>$partition</c>, <c>$range</c>, <c>$hash</c>, <c>$uuid</c>,
    /// <c>$parse</c> and a <c>$random</c> that takes a seed, without <c>$eval</c>.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
    /// </summary>
    public static JsonataDialect StepFunctions { get; } = new(hasDefaultOperators: false, hasEval: false, hasStepFunctions: true);

    /// <summary>JSONata 2.2 as https://docs.jsonata.org describes it: with the operators <c>?:</c> and <c>??</c> and with <c>$eval</c>.</summary>
    public static JsonataDialect Standard { get; } = new(hasDefaultOperators: true, hasEval: true, hasStepFunctions: false);

    /// <summary>Whether <c>?:</c> and <c>??</c> are operators; they came with JSONata 2.1.</summary>
    internal bool HasDefaultOperators { get; }

    internal bool HasEval { get; }

    /// <summary>Whether AWS's own functions are there.</summary>
    internal bool HasStepFunctions { get; }
}
