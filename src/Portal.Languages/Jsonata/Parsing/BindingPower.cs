using System.Collections.Frozen;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>How strongly an operator binds what stands left of it.</summary>
internal static class BindingPower
{
    public const int Filter = 80;
    public const int Grouping = 70;
    public const int Assignment = 10;

    /// <summary>A minus sign binds more strongly than every arithmetic operator, less than a path.</summary>
    public const int Negation = 70;

    private static readonly FrozenDictionary<string, int> Powers = new Dictionary<string, int>
    {
        ["("] = Filter, ["["] = Filter, ["@"] = Filter, ["#"] = Filter,
        ["."] = 75,
        ["{"] = Grouping,
        ["*"] = 60, ["/"] = 60, ["%"] = 60,
        ["+"] = 50, ["-"] = 50, ["&"] = 50,
        ["="] = 40, ["!="] = 40, ["<"] = 40, ["<="] = 40, [">"] = 40, [">="] = 40, ["in"] = 40,
        ["^"] = 40, ["~>"] = 40, ["?:"] = 40, ["??"] = 40,
        ["and"] = 30,
        ["or"] = 25,
        ["?"] = 20,
        [":="] = Assignment,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(Token token) => token.Kind == TokenKind.Operator ? Powers.GetValueOrDefault(token.Text) : 0;

    public static int Of(string op) => Powers[op];
}
