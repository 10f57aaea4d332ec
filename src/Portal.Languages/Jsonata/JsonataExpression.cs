using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Functions;
using Portal.Languages.Jsonata.Nodes;
using Portal.Languages.Jsonata.Parsing;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata;

/// <summary>
/// A parsed JSONata expression. It never changes: parse once, keep it, evaluate from as many threads as you like.
/// </summary>
public sealed class JsonataExpression
{
    private readonly Node root;

    private JsonataExpression(string text, JsonataDialect dialect, Node root)
    {
        (Text, Dialect, this.root) = (text, dialect, root);
        References = ReferenceCollector.Collect(root, name => FunctionLibrary.Of(dialect).Find(name) is not null);
    }

    public string Text { get; }
    public JsonataDialect Dialect { get; }

    /// <summary>What the expression reads from outside.</summary>
    public JsonataReferences References { get; }

    /// <summary>Parses an expression: what stands between <c>{%</c> and <c>%}</c> in a state machine's definition. Never throws.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="dialect">The dialect; without one that of Step Functions.</param>
    public static JsonataParseResult Parse(string text, JsonataDialect? dialect = null)
    {
        dialect ??= JsonataDialect.StepFunctions;
        try
        {
            return new(new JsonataExpression(text, dialect, NodeBuilder.Build(SyntaxParser.Parse(text, dialect))));
        }
        catch (JsonataException e)
        {
            return new(e.ToError());
        }
    }

    /// <summary>Evaluates the expression. Never throws but for the cancellation.</summary>
    /// <param name="input">The input document, <c>$$</c>; C# null for none, as in Step Functions.</param>
    /// <param name="bindings">The variables.</param>
    /// <param name="options">Clock, chance and limits.</param>
    /// <param name="cancellationToken">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    public JsonataResult Evaluate(DataValue? input, JsonataBindings bindings, JsonataOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = new Run(options, Dialect, cancellationToken);
        var frame = new Frame(new Scope(input, bindings, FunctionLibrary.Of(Dialect)));

        // A document that is an array is one value, not as many inputs as it has items.
        var context = input is DataArray ? new DataArray([input]) { Marks = ArrayMarks.Sequence | ArrayMarks.Outer } : input;
        try
        {
            return ResultCheck.Of(root.Evaluate(context, frame, run), run);
        }
        catch (JsonataException e)
        {
            return JsonataResult.Failed(e.ToError());
        }
    }
}
