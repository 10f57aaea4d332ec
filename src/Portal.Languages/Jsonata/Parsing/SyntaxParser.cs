using System.Runtime.CompilerServices;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>Top-down operator precedence parsing: https://docs.jsonata.org/path-operators and the other pages on operators.</summary>
internal sealed partial class SyntaxParser
{
    private readonly Lexer lexer;
    private Token token;

    private SyntaxParser(string text, JsonataDialect dialect)
    {
        lexer = new Lexer(text, dialect.HasDefaultOperators);
        token = Next(infix: false);
    }

    /// <exception cref="JsonataException">The text is no expression.</exception>
    public static Syntax Parse(string text, JsonataDialect dialect)
    {
        var parser = new SyntaxParser(text, dialect);
        var expression = parser.Expression(0);
        return parser.token.Kind == TokenKind.End ? expression : throw parser.token.Unexpected("S0201");
    }

    /// <summary>Reads an expression whose operators all bind more strongly than this.</summary>
    private Syntax Expression(int power)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw NestsTooDeep();
        var first = token;
        Advance(infix: true);
        var left = Prefix(first);
        while (power < BindingPower.Of(token))
        {
            var op = token;
            Advance();
            left = Infix(op, left);
        }

        return left;
    }

    internal static JsonataException NestsTooDeep() => new("D1011") { Sentence = "The expression nests too deeply." };

    private void Advance(bool infix = false) => token = Next(infix);

    private Token Next(bool infix)
    {
        var next = lexer.Next(infix);
        return next.Is("!") || next.Is("~") ? throw next.Unexpected("S0204") : next;
    }

    private void Expect(string op, bool infix = false)
    {
        if (!token.Is(op)) throw token.Unexpected(token.Kind == TokenKind.End ? "S0203" : "S0202", op);
        Advance(infix);
    }

    /// <summary>Reads past the operator if it is there.</summary>
    private bool Accept(string op)
    {
        if (!token.Is(op)) return false;
        Advance();
        return true;
    }
}
