using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Filters;

/// <summary>Text to condition. <c>&amp;&amp;</c> binds stronger than <c>||</c>.</summary>
internal sealed class FilterParser(PathText text, int depth)
{
    /// <summary>Filters in filters and brackets in brackets, together.</summary>
    public const int DeepestNesting = 50;

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    private int depth = depth;

    public FilterNode Condition()
    {
        if (++depth > DeepestNesting) throw text.Error("the filter is nested too deeply");
        var left = Conjunction();
        while (Take("||")) left = new OrNode(left, Conjunction());
        depth--;
        return left;
    }

    private FilterNode Conjunction()
    {
        var left = Term();
        while (Take("&&")) left = new AndNode(left, Term());
        return left;
    }

    private FilterNode Term()
    {
        text.SkipSpaces();
        var negated = false;
        while (text.Current == '!')
        {
            negated = !negated;
            text.At++;
            text.SkipSpaces();
        }

        FilterNode term;
        if (text.Current == '(')
        {
            text.At++;
            term = Condition();
            text.SkipSpaces();
            text.Require(')');
        }
        else
        {
            term = Comparison();
        }

        return negated ? new NotNode(term) : term;
    }

    private FilterNode Comparison()
    {
        var left = Operand();
        text.SkipSpaces();
        var name = FilterOperators.Symbols.FirstOrDefault(text.Take) ?? Word();
        if (name is null) return new ExistsNode(left);
        var test = FilterOperators.Find(name) ?? throw text.Error($"'{name}' is no operator");
        return new ComparisonNode(left, test, Operand());
    }

    private string? Word()
    {
        var from = text.At;
        while (char.IsAsciiLetter(text.Current)) text.At++;
        return text.At == from ? null : text.Text[from..text.At];
    }

    private FilterOperand Operand()
    {
        text.SkipSpaces();
        return text.Current switch
        {
            '@' or '$' => FilterOperand.Of(JsonPathParser.Read(text, depth + 1)),
            '\'' => FilterOperand.Of(new DataString(text.Quoted())),
            '/' => FilterOperand.Of(Pattern()),
            '[' or '{' => FilterOperand.Of(Json(Balanced())),
            _ => FilterOperand.Of(Json(Scalar())),
        };
    }

    private Regex Pattern()
    {
        var from = ++text.At;
        while (!text.IsAtEnd && text.Current != '/') text.At += text.Current == '\\' ? 2 : 1;
        if (text.IsAtEnd) throw text.Error("the regular expression has no end");
        var pattern = text.Text[from..text.At++];
        var options = RegexOptions.CultureInvariant;
        for (; char.IsAsciiLetter(text.Current); text.At++)
        {
            options |= text.Current switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        try
        {
            return new Regex(@"\A(?:" + pattern + @")\z", options, PatternTime);
        }
        catch (ArgumentException)
        {
            throw text.Error("this is no regular expression");
        }
    }

    private string Scalar()
    {
        var from = text.At;
        if (text.Current == '"')
        {
            for (text.At++; !text.IsAtEnd && text.Current != '"'; text.At++)
            {
                if (text.Current == '\\') text.At++;
            }

            text.At++;
        }
        else
        {
            while (char.IsAsciiLetterOrDigit(text.Current) || text.Current is '-' or '+' or '.') text.At++;
        }

        return text.Text[from..Math.Min(text.At, text.Text.Length)];
    }

    /// <summary>A JSON array or object, quotes of both kinds in it.</summary>
    private string Balanced()
    {
        var from = text.At;
        var open = 0;
        while (!text.IsAtEnd)
        {
            if (text.Current is '\'' or '"')
            {
                text.Quoted();
                continue;
            }

            if (text.Current is '[' or '{') open++;
            if (text.Current is ']' or '}' && --open == 0)
            {
                text.At++;
                return text.Text[from..text.At].Replace('\'', '"');
            }

            text.At++;
        }

        throw text.Error("a bracket has no end");
    }

    private DataValue Json(string literal)
    {
        try
        {
            return DataValue.Parse(literal);
        }
        catch (JsonException)
        {
            throw text.Error(literal.Length == 0 ? "a value is missing" : $"'{literal}' is no value");
        }
    }

    private bool Take(string symbol)
    {
        text.SkipSpaces();
        return text.Take(symbol);
    }
}
