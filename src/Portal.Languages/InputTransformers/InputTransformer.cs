using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.InputTransformers;

/// <summary>
/// InputPathsMap and InputTemplate of a target: makes the target's input out of an event. Immutable, safe for any thread.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html</remarks>
public sealed class InputTransformer
{
    /// <summary>Variables that InputPathsMap may define.</summary>
    public const int MaxVariables = 100;

    private readonly IReadOnlyDictionary<string, EventPath> paths;
    private readonly InputTemplate template;

    private InputTransformer(IReadOnlyDictionary<string, EventPath> paths, InputTemplate template) => (this.paths, this.template) = (paths, template);

    /// <summary>The placeholders of the template, each once.</summary>
    public IReadOnlyList<string> Placeholders => [.. template.Placeholders];

    /// <summary>Checks and parses a transformer.</summary>
    /// <param name="targetId">The target's Id, for the messages.</param>
    /// <param name="pathsMap">InputPathsMap; empty where left out.</param>
    /// <param name="template">InputTemplate.</param>
    /// <param name="problems">Everything that is wrong. PutTargets answers the first one.</param>
    /// <returns>Null where something is wrong.</returns>
    public static InputTransformer? Parse(string targetId, IReadOnlyDictionary<string, string> pathsMap, string template, out IReadOnlyList<InputProblem> problems)
    {
        var found = new List<InputProblem>();
        var paths = ParsePaths(targetId, pathsMap, found);
        var parsed = InputTemplate.Parse(template);
        foreach (var name in parsed.Placeholders)
        {
            if (pathsMap.ContainsKey(name) || TransformContext.ReservedVariables.Contains(name)) continue;
            found.Add(new InputProblem("InputTransformer.InputTemplate", $"InputTemplate for target {targetId} contains invalid placeholder {name}.",
                $"Define {name} in InputPathsMap, or use one of {string.Join(", ", TransformContext.ReservedVariables)}."));
        }

        CheckJson(targetId, parsed, found);
        problems = found;
        return found.Count == 0 ? new InputTransformer(paths, parsed) : null;
    }

    /// <summary>Makes a target's input. It fails where the template is JSON and the result is not.</summary>
    public RenderedInput Render(TransformContext context)
    {
        var text = new StringBuilder();
        var missing = new List<string>();
        foreach (var part in template.Parts)
        {
            if (!part.IsPlaceholder)
            {
                text.Append(part.Text);
                continue;
            }

            var value = context.Reserved(part.Text) ?? paths[part.Text].Select(context.Event);
            if (value is null && !missing.Contains(part.Text)) missing.Add(part.Text);
            text.Append(Write(value ?? DataString.Empty, part.InString));
        }

        var payload = text.ToString();
        if (template.IsString || DataValue.TryParse(payload) is not null) return new RenderedInput(payload, null, missing);
        return new RenderedInput(null, "The template is JSON, but with this event's values it is not: " + payload, missing);
    }

    /// <summary>
    /// Outside quotes a value is written as JSON. Between quotes a string is written as it is, without escapes; of an object or
    /// array the quotes are dropped where the template is a string, and kept where it is JSON (which spoils it).
    /// </summary>
    private string Write(DataValue value, bool inString)
    {
        if (!inString) return value.ToJson();
        if (value is DataString text) return text.Value;
        return template.IsString && value is DataObject or DataArray ? WithoutQuotes(value.ToJson()) : value.ToJson();
    }

    private static string WithoutQuotes(string json)
    {
        var kept = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\\') kept.Append(json[i]).Append(json[++i]);
            else if (json[i] != '"') kept.Append(json[i]);
        }

        return kept.ToString();
    }

    private static Dictionary<string, EventPath> ParsePaths(string targetId, IReadOnlyDictionary<string, string> pathsMap, List<InputProblem> problems)
    {
        const string Part = "InputTransformer.InputPathsMap";
        var paths = new Dictionary<string, EventPath>(StringComparer.Ordinal);
        if (pathsMap.Count > MaxVariables)
        {
            problems.Add(new InputProblem(Part, $"InputPathsMap for target {targetId} must have at most {MaxVariables} entries.", "Define fewer variables."));
        }

        foreach (var (name, text) in pathsMap)
        {
            if (name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(new InputProblem(Part, $"InputPathsMap for target {targetId} contains reserved key {name}.", "Give a name that does not start with AWS."));
            }
            else if (EventPath.TryParse(text, out var path))
            {
                paths[name] = path;
            }
            else
            {
                problems.Add(new InputProblem(Part, $"Invalid InputPathsMap for target {targetId} : {text}.", "Give a path such as $.detail.name or $.resources[0]."));
            }
        }

        return paths;
    }

    /// <summary>EventBridge puts null in the place of every placeholder and reads the result as JSON values one after another.</summary>
    private static void CheckJson(string targetId, InputTemplate template, List<InputProblem> problems)
    {
        var text = new PatternText(string.Concat(template.Parts.Select(p => p.IsPlaceholder ? "null" : p.Text)));
        var reader = new PatternJsonReader(text);
        while (reader.Read() is not null && text.Failure is null) text.SkipWhiteSpace();
        if (text.Failure is not { } failure) return;
        problems.Add(new InputProblem("InputTransformer.InputTemplate", $"Invalid InputTemplate for target {targetId} : {text.Quote(failure.At)}.",
            "Give a text in quotes, or JSON in which placeholders stand for values."));
    }
}
