using System.Diagnostics.CodeAnalysis;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths.Tokens;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>
/// A parsed JSONPath, in the dialect of the Jayway library, which is what AWS evaluates: properties, indexes, unions, slices,
/// wildcards, <c>..</c>, filters <c>[?(...)]</c> and the functions at its end such as <c>length()</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html, https://github.com/json-path/JsonPath</remarks>
public sealed class JsonPath
{
    /// <summary>Values that one evaluation may look at: far more than a payload of 256 KiB needs, and few enough to end soon.</summary>
    internal const int MostVisits = 2_000_000;

    private readonly PathToken? first;

    internal JsonPath(string text, PathToken? first, PathFunction? function)
    {
        (Text, this.first, Function) = (text, first, function);
        IsDefinite = true;
        for (var token = first; token is not null; token = token.Next) IsDefinite &= token.IsDefinite;
    }

    /// <summary>The path as written, beginning with <c>$</c> or, in a filter, with <c>@</c>.</summary>
    public string Text { get; }

    /// <summary>True where the path can name one value only; otherwise its result is an array, maybe an empty one.</summary>
    public bool IsDefinite { get; }

    internal PathToken? First => first;

    internal PathFunction? Function { get; }

    /// <summary>Parses a path that begins with <c>$</c>.</summary>
    /// <param name="text">The path.</param>
    /// <param name="path">The path, where the text is one.</param>
    /// <param name="error">What is wrong with the text, where it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? error) =>
        JsonPathParser.TryParse(text, '$', out path, out error);

    /// <exception cref="FormatException">The text is no path.</exception>
    public static JsonPath Parse(string text) => TryParse(text, out var path, out var error) ? path : throw new FormatException(error);

    public JsonPathResult Evaluate(DataValue root) => Evaluate(root, root);

    /// <param name="start">What the path begins at: the root for <c>$</c>, the item of a filter for <c>@</c>.</param>
    /// <param name="root">The document, for <c>$</c> inside filters.</param>
    internal JsonPathResult Evaluate(DataValue start, DataValue root)
    {
        if (first is null) return Function is null ? JsonPathResult.Of(start) : Function.Apply(start);
        var walk = new PathWalk(root);
        first.Evaluate(start, walk);
        if (walk.Failure is not null) return JsonPathResult.Failed(walk.Failure);
        if (!IsDefinite)
        {
            var all = new DataArray(walk.All());
            return Function is null ? JsonPathResult.Of(all) : Function.Apply(all);
        }

        if (walk.Count == 0) return JsonPathResult.Failed("No results for path: " + this);
        return Function is null ? JsonPathResult.Of(walk.Last) : Function.Apply(walk.Last);
    }

    /// <summary>The path in bracket notation, as failures quote it: <c>$['a'][0]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Text[0]);
        for (var token = first; token is not null; token = token.Next) text.Append(token);
        return text.ToString();
    }
}
