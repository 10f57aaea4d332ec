using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>What a path of a definition begins at.</summary>
public enum PathRoot
{
    /// <summary><c>$</c></summary>
    Input,

    /// <summary><c>$$</c></summary>
    Context,

    /// <summary><c>$name</c></summary>
    Variable,
}

/// <summary>A path as definitions have them: from the data (<c>$.a</c>), the context object (<c>$$.Task.Token</c>) or a variable (<c>$name.a</c>).</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html, https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
public sealed class ScopedPath
{
    private ScopedPath(string text, PathRoot root, string? variable, JsonPath path) => (Text, Root, Variable, Path) = (text, root, variable, path);

    /// <summary>The path as written.</summary>
    public string Text { get; }

    public PathRoot Root { get; }

    /// <summary>The variable's name without the <c>$</c>; null but for a variable.</summary>
    public string? Variable { get; }

    /// <summary>The path within what it begins at: <c>$.Task.Token</c> of <c>$$.Task.Token</c>.</summary>
    public JsonPath Path { get; }

    /// <summary>True for <c>$$.Task.Token</c>, and for <c>$$.Task</c> and <c>$$</c>, which have it in them.</summary>
    public bool ReadsTaskToken => Root == PathRoot.Context && Path.ToString() is "$['Task']['Token']" or "$['Task']" or "$";

    public static bool TryParse(string text, [NotNullWhen(true)] out ScopedPath? path, [NotNullWhen(false)] out string? error)
    {
        path = null;
        error = null;
        if (!text.StartsWith('$'))
        {
            error = "A path begins with '$'.";
            return false;
        }

        var (root, name, rest) = Split(text);
        if (!JsonPath.TryParse(rest, out var inner, out error)) return false;
        path = new ScopedPath(text, root, name, inner);
        return true;
    }

    /// <summary>This path as an expression of a definition.</summary>
    public FieldExpression Expression => new("", Text) { ReadsTaskToken = ReadsTaskToken, Variables = Variable is null ? [] : [Variable] };

    public JsonPathResult Evaluate(EvaluationScope scope) => Document(scope) is { } document
        ? Path.Evaluate(document)
        : JsonPathResult.Failed("No results for path: " + Text);

    /// <summary>What the path is looked up in; null for a variable that is not there.</summary>
    public DataValue? Document(EvaluationScope scope) => Root switch
    {
        PathRoot.Input => scope.Input,
        PathRoot.Context => scope.Context,
        _ => scope.Variables[Variable!],
    };

    public override string ToString() => Text;

    /// <summary>True where a name may be a variable's: a letter, then also digits and underscores; at most 80 characters.</summary>
    internal static bool IsVariableName(string name) =>
        name.Length is > 0 and <= 80 && IsNameStart(name[0]) && name.All(IsNamePart);

    private static (PathRoot Root, string? Name, string Inner) Split(string text)
    {
        if (text.StartsWith("$$", StringComparison.Ordinal)) return (PathRoot.Context, null, text[1..]);
        var end = 1;
        while (end < text.Length && (end == 1 ? IsNameStart(text[end]) : IsNamePart(text[end]))) end++;
        return end == 1 ? (PathRoot.Input, null, text) : (PathRoot.Variable, text[1..end], "$" + text[end..]);
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
}
