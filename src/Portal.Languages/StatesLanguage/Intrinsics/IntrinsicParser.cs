using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>Text to call.</summary>
internal sealed class IntrinsicParser
{
    /// <summary>Calls within calls: AWS's limit.</summary>
    private const int DeepestNesting = 10;

    private readonly PathText text;

    private IntrinsicParser(PathText text) => this.text = text;

    public static bool TryParse(string source, [NotNullWhen(true)] out IntrinsicCall? call, [NotNullWhen(false)] out string? error)
    {
        (call, error) = (null, null);
        var text = new PathText(source);
        try
        {
            var read = new IntrinsicParser(text).Call(1);
            text.SkipSpaces();
            if (!text.IsAtEnd) throw text.Error($"unexpected '{text.Current}'");
            call = new IntrinsicCall(source, read);
            return true;
        }
        catch (FormatException e)
        {
            error = e.Message;
            return false;
        }
    }

    private CallArgument Call(int depth)
    {
        if (depth > DeepestNesting) throw text.Error($"calls nest at most {DeepestNesting} deep");
        var from = text.At;
        while (char.IsAsciiLetterOrDigit(text.Current) || text.Current == '.') text.At++;
        var name = text.Text[from..text.At];
        var function = IntrinsicFunctions.Find(name) ?? throw text.Error($"there is no function '{name}'");
        text.SkipSpaces();
        text.Require('(');
        return new CallArgument(function, Arguments(depth));
    }

    private List<IntrinsicArgument> Arguments(int depth)
    {
        var arguments = new List<IntrinsicArgument>();
        text.SkipSpaces();
        if (text.Current == ')')
        {
            text.At++;
            return arguments;
        }

        while (true)
        {
            text.SkipSpaces();
            arguments.Add(Argument(depth));
            text.SkipSpaces();
            if (text.Current == ')')
            {
                text.At++;
                return arguments;
            }

            text.Require(',');
        }
    }

    private IntrinsicArgument Argument(int depth) => text.Current switch
    {
        '\'' => Quoted(),
        '$' => new PathArgument(Path()),
        'S' => Call(depth + 1),
        _ => Scalar(),
    };

    /// <summary>A string in single quotes. A backslash may stand before <c>'</c>, <c>{</c>, <c>}</c> and itself, nothing else.</summary>
    private LiteralArgument Quoted()
    {
        var value = new StringBuilder();
        var template = new StringBuilder();
        for (text.At++; !text.IsAtEnd; text.At++)
        {
            if (text.Current == '\'')
            {
                text.At++;
                return new LiteralArgument(new DataString(value.ToString()), new DataString(template.ToString()));
            }

            if (text.Current == '\\')
            {
                text.At++;
                if (text.Current is not ('\'' or '{' or '}' or '\\')) throw text.Error($"'\\{text.Current}' is no escape");
                if (text.Current != '\'') template.Append('\\');
            }

            value.Append(text.Current);
            template.Append(text.Current);
        }

        throw text.Error("the string has no end");
    }

    private ScopedPath Path()
    {
        var from = text.At;
        var open = 0;
        while (!text.IsAtEnd)
        {
            if (text.Current is '\'' or '"' && open > 0)
            {
                text.Quoted();
                continue;
            }

            if (text.Current is '[' or '(') open++;
            if (text.Current is ']' or ')' && --open < 0) break;
            if (text.Current == ',' && open == 0) break;
            text.At++;
        }

        var source = text.Text[from..text.At].TrimEnd();
        return ScopedPath.TryParse(source, out var path, out var error) ? path : throw text.Error(error);
    }

    private LiteralArgument Scalar()
    {
        var from = text.At;
        while (char.IsAsciiLetterOrDigit(text.Current) || text.Current is '-' or '+' or '.') text.At++;
        var source = text.Text[from..text.At];
        try
        {
            var value = DataValue.Parse(source);
            return new LiteralArgument(value, value);
        }
        catch (JsonException)
        {
            throw text.Error(source.Length == 0 ? "an argument is missing" : $"'{source}' is no argument");
        }
    }
}
