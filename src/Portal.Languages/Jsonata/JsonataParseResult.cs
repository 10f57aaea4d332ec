using System.Diagnostics.CodeAnalysis;

namespace Portal.Languages.Jsonata;

/// <summary>What parsing gave: an expression, or the error that stands in its way.</summary>
public sealed class JsonataParseResult
{
    internal JsonataParseResult(JsonataExpression expression) => Expression = expression;

    internal JsonataParseResult(JsonataError error) => Error = error;

    public JsonataExpression? Expression { get; }
    public JsonataError? Error { get; }

    [MemberNotNullWhen(true, nameof(Expression))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Expression is not null;
}
