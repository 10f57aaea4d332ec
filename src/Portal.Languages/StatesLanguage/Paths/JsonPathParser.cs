using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Languages.StatesLanguage.Paths.Filters;
using Portal.Languages.StatesLanguage.Paths.Tokens;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>Text to path.</summary>
internal sealed class JsonPathParser
{
    private readonly PathText text;
    private readonly int depth;
    private readonly int start;
    private PathToken? first;
    private PathToken? last;
    private PathFunction? function;

    private JsonPathParser(PathText text, int depth) => (this.text, this.depth, start) = (text, depth, text.At);

    public static bool TryParse(string source, char root, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? error)
    {
        (path, error) = (null, null);
        var text = new PathText(source);
        try
        {
            if (text.Current != root) throw text.Error($"a path begins with '{root}'");
            path = Read(text, 0);
            if (!text.IsAtEnd) throw text.Error($"unexpected '{text.Current}'");
            return true;
        }
        catch (FormatException e)
        {
            (path, error) = (null, e.Message);
            return false;
        }
    }

    /// <summary>Reads the path at which the text stands, as far as it goes.</summary>
    /// <exception cref="FormatException">There is no path.</exception>
    public static JsonPath Read(PathText text, int depth)
    {
        if (depth > FilterParser.DeepestNesting) throw text.Error("the path is nested too deeply");
        return new JsonPathParser(text, depth).ReadPath();
    }

    private JsonPath ReadPath()
    {
        text.At++;
        while (function is null && (text.Current is '.' or '['))
        {
            if (text.Current == '[') Bracket();
            else Dot();
        }

        if (last is ScanToken) throw text.Error("a path must not end with '..'");
        return new JsonPath(text.Text[start..text.At], first, function);
    }

    private void Dot()
    {
        if (text.Take(".."))
        {
            Add(new ScanToken());
            if (text.Current == '[')
            {
                Bracket();
                return;
            }
        }
        else
        {
            text.At++;
            if (text.Current == '[')
            {
                Bracket();
                return;
            }
        }

        if (text.Current == '*')
        {
            text.At++;
            Add(new WildcardToken());
            return;
        }

        Name();
    }

    private void Name()
    {
        var from = text.At;
        while (!text.IsAtEnd && text.Current is not ('.' or '[' or '(' or ')' or ' ' or ',' or ']' or '&' or '|' or '=' or '!' or '<' or '>' or '~')) text.At++;
        var name = text.Text[from..text.At];
        if (name.Length == 0) throw text.Error("a name is missing");
        if (text.Current == '(')
        {
            function = PathFunction.Read(name, text);
            return;
        }

        Add(new PropertyToken([name]));
    }

    private void Bracket()
    {
        text.Require('[');
        text.SkipSpaces();
        PathToken token;
        if (text.Current is '\'' or '"') token = new PropertyToken(Names());
        else if (text.Current == '*')
        {
            text.At++;
            token = new WildcardToken();
        }
        else if (text.Current == '?') token = Filter();
        else token = IndexesOrSlice();
        text.SkipSpaces();
        text.Require(']');
        Add(token);
    }

    private List<string> Names()
    {
        var names = new List<string>();
        while (true)
        {
            text.SkipSpaces();
            if (text.Current is not ('\'' or '"')) throw text.Error("a quoted name is missing");
            names.Add(text.Quoted());
            text.SkipSpaces();
            if (text.Current != ',') return names;
            text.At++;
        }
    }

    private FilterToken Filter()
    {
        text.At++;
        text.SkipSpaces();
        text.Require('(');
        var condition = new FilterParser(text, depth + 1).Condition();
        text.SkipSpaces();
        text.Require(')');
        return new FilterToken(condition);
    }

    private PathToken IndexesOrSlice()
    {
        var from = OptionalIndex();
        text.SkipSpaces();
        if (text.Current == ':')
        {
            text.At++;
            text.SkipSpaces();
            var to = OptionalIndex();
            if (from is null && to is null) throw text.Error("a slice has a begin or an end");
            return new SliceToken(from, to);
        }

        var indexes = new List<int> { from ?? throw text.Error("an index is missing") };
        while (text.Current == ',')
        {
            text.At++;
            text.SkipSpaces();
            indexes.Add(OptionalIndex() ?? throw text.Error("an index is missing"));
            text.SkipSpaces();
        }

        return new IndexToken(indexes);
    }

    private int? OptionalIndex()
    {
        var from = text.At;
        if (text.Current == '-') text.At++;
        while (char.IsAsciiDigit(text.Current)) text.At++;
        if (text.At == from) return null;
        return int.TryParse(text.Text.AsSpan(from, text.At - from), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw text.Error("an index is a whole number");
    }

    private void Add(PathToken token)
    {
        if (last is null) first = token;
        else last.Append(token);
        last = token;
    }
}
