using Portal.Languages.Data;

namespace Portal.Languages.Jsonata;

/// <summary>
/// A parsed JSONata expression. It never changes: parse once, keep it, evaluate from as many threads as you like.
/// </summary>
public sealed class JsonataExpression
{
    private JsonataExpression(string text, JsonataDialect dialect) => (Text, Dialect) = (text, dialect);

    public string Text { get; }
    public JsonataDialect Dialect { get; }

    /// <summary>What the expression reads from outside.</summary>
    public JsonataReferences References { get; } = new([], [], []);

    /// <summary>Parses an expression: what stands between <c>{%</c> and <c>%}</c> in a state machine's definition. Never throws.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="dialect">The dialect; without one that of Step Functions.</param>
    public static JsonataParseResult Parse(string text, JsonataDialect? dialect = null) => new(new JsonataExpression(text, dialect ?? JsonataDialect.StepFunctions));

    /// <summary>Evaluates the expression. Never throws but for the cancellation.</summary>
    /// <param name="input">The input document, <c>$$</c>; C# null for none, as in Step Functions.</param>
    /// <param name="bindings">The variables.</param>
    /// <param name="options">Clock, chance and limits.</param>
    /// <param name="cancellationToken">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    public JsonataResult Evaluate(DataValue? input, JsonataBindings bindings, JsonataOptions options, CancellationToken cancellationToken) =>
        JsonataResult.Failed(new JsonataError("S0500", "Attempted to evaluate an expression containing syntax error(s)", 0, Text));
}
