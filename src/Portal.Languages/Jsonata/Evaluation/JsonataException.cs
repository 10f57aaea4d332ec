using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>An error on its way to the caller of Parse or Evaluate; it never leaves the evaluator.</summary>
internal sealed class JsonataException(string code) : Exception(code)
{
    public string Code { get; } = code;
    public int? Position { get; set; }
    public string? Token { get; set; }

    /// <summary>Whether the token is a number, true, false or null, which messages show without quotes.</summary>
    public bool IsLiteralToken { get; init; }

    /// <summary>The value at fault, as the message shows it; C# null stands for undefined.</summary>
    public DataValue? Value { get; init; }

    public DataValue? Value2 { get; init; }

    /// <summary>A whole number for the message: the argument's index.</summary>
    public int? Index { get; init; }

    /// <summary>A word for the message: a type, a function's name.</summary>
    public string? Word { get; init; }

    /// <summary>The whole message, in place of the one that belongs to the code.</summary>
    public string? Sentence { get; init; }

    /// <summary>Fills in what is not known yet. An exception filter: it runs while the stack is still there and catches nothing.</summary>
    public bool Note(string? token, int? position)
    {
        Position ??= position;
        Token ??= token;
        return false;
    }

    /// <summary>Like <see cref="Note"/>, but the outer place wins.</summary>
    public bool Replace(string? token, int? position)
    {
        Position = position ?? Position;
        Token = token ?? Token;
        return false;
    }

    public JsonataError ToError() => new(Code, Messages.Write(this), Position, Token);
}
