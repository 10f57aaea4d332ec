using Portal.Languages.Jsonata.Functions;

namespace Portal.Languages.Jsonata;

/// <summary>Which JSONata an expression is written in.</summary>
public sealed class JsonataDialect
{
    private readonly bool isSince21;

    private JsonataDialect(bool isSince21, bool isStepFunctions) => (this.isSince21, IsStepFunctions) = (isSince21, isStepFunctions);

    /// <summary>
    /// JSONata 2.0.6 as AWS Step Functions runs it: with <c>$partition</c>, <c>$range</c>, <c>$hash</c>, <c>$uuid</c>,
    /// <c>$parse</c> and a <c>$random</c> that takes a seed, without <c>$eval</c>.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
    /// </summary>
    public static JsonataDialect StepFunctions { get; } = new(isSince21: false, isStepFunctions: true);

    /// <summary>JSONata 2.2 as https://docs.jsonata.org describes it: with the operators <c>?:</c> and <c>??</c> and with <c>$eval</c>.</summary>
    public static JsonataDialect Standard { get; } = new(isSince21: true, isStepFunctions: false);

    /// <summary>The names of its functions, without the dollar sign.</summary>
    public IEnumerable<string> FunctionNames => FunctionLibrary.Of(this).Names;

    /// <summary>Whether <c>?:</c> and <c>??</c> are operators; they came with JSONata 2.1.</summary>
    internal bool HasDefaultOperators => isSince21;

    /// <summary>Whether whole numbers of more than fifteen digits are written out in full.</summary>
    internal bool KeepsLongIntegers => isSince21;

    /// <summary>
    /// Whether numbers in a date may have any number of digits when it is parsed. Before, years, months and days had as many
    /// as the picture.
    /// </summary>
    internal bool ParsesDatesLoosely => isSince21;

    /// <summary>Whether <c>$contains</c> of nothing is undefined, not an error.</summary>
    internal bool AllowsMissingToken => isSince21;

    /// <summary>Whether AWS's own functions take the place of <c>$eval</c>.</summary>
    internal bool IsStepFunctions { get; }
}
