using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Patterns;

namespace Portal.Languages.Jsonata.Parsing;

internal enum TokenKind
{
    End,
    Name,
    Variable,
    Operator,
    String,
    Number,

    /// <summary>true, false, null.</summary>
    Value,
    Regex,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The operator, the name without <c>$</c> or backquotes, the string without quotes and escapes.</param>
/// <param name="Position">Characters from the start to the token's end, as JSONata counts.</param>
/// <param name="Literal">The value of a string, number, true, false or null.</param>
/// <param name="Pattern">The regular expression.</param>
internal sealed record Token(TokenKind Kind, string Text, int Position, DataValue? Literal = null, JsonataPattern? Pattern = null)
{
    /// <summary>Whether this is the operator; names, strings and values never are.</summary>
    public bool Is(string op) => Kind == TokenKind.Operator && Text == op;

    /// <summary>The error that this token stands where it must not.</summary>
    public JsonataException Unexpected(string code, string? expected = null) => new(code)
    {
        Position = Position,
        Token = Kind switch
        {
            TokenKind.Number => Literal!.ToJson(),
            TokenKind.Regex => "{}",
            _ => Text,
        },
        IsLiteralToken = Kind is TokenKind.Number or TokenKind.Value or TokenKind.Regex,
        Value = expected is null ? null : new DataString(expected),
    };
}
