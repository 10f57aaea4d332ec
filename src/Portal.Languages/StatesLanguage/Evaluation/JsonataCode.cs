using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;

namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>A JSONata expression in a field of a definition, with AWS's words for what can go wrong.</summary>
/// <param name="expression">The parsed expression.</param>
/// <param name="field">The field within its state, such as <c>Output/Total</c>.</param>
internal sealed class JsonataCode(JsonataExpression expression, string field)
{
    /// <summary>The variable under which AWS gives input, result, error output and context object.</summary>
    public const string StatesVariable = "states";

    public string Text => expression.Text;

    public string Field { get; } = field;

    /// <summary>This code as an expression of a definition.</summary>
    public FieldExpression Expression => new("", Text)
    {
        ReadsTaskToken = expression.References.Variables.Any(v => v.Name == StatesVariable && v.Path is [] or ["context"] or ["context", "Task"] or ["context", "Task", "Token", ..]),
        Variables = [.. expression.References.Variables.Select(v => v.Name).Where(n => n != StatesVariable).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>The expression between <c>{%</c> and <c>%}</c>; false where the text has another form.</summary>
    public static bool TryUnwrap(string text, [NotNullWhen(true)] out string? expression)
    {
        expression = null;
        if (text.Length < 4 || !text.StartsWith("{%", StringComparison.Ordinal) || !text.EndsWith("%}", StringComparison.Ordinal)) return false;
        expression = text[2..^2].Trim();
        return true;
    }

    public EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var options = new JsonataOptions { Time = scope.Clock, NextRandom = scope.Random.NextDouble, NewUuid = scope.Random.NewUuid };
        var result = expression.Evaluate(null, scope.Bindings, options, CancellationToken.None);
        return result.Outcome switch
        {
            JsonataOutcome.Value => result.Value!,
            JsonataOutcome.Undefined => Fail("returned nothing (undefined)."),
            JsonataOutcome.Function => Fail("returned an unsupported result type."),
            _ => Fail("threw an error during evaluation. " + result.Error),
        };
    }

    /// <summary>The failure of a result that is of the wrong type.</summary>
    /// <param name="expected">JSONata's name of the type: array, boolean, number, string.</param>
    /// <param name="value">The result.</param>
    public EvaluationFailure Unexpected(string expected, DataValue value) =>
        Fail($"returned an unexpected result type. Expected '{expected}', but was '{TypeName(value)}' for value: {value.ToJson()}");

    /// <summary>A failure of this field in other words.</summary>
    public EvaluationFailure Refuse(string cause) => new(StatesErrorNames.QueryEvaluationError, cause, Field);

    private EvaluationFailure Fail(string what) => Refuse($"The JSONata expression '{Text}' specified for the field '{Field}' {what}");

    private static string TypeName(DataValue value) => value.Kind switch
    {
        DataKind.Null => "null",
        DataKind.Boolean => "boolean",
        DataKind.Number => "number",
        DataKind.String => "string",
        DataKind.Array => "array",
        _ => "object",
    };
}
