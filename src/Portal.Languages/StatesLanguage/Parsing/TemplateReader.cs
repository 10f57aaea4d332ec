using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Intrinsics;
using Portal.Languages.StatesLanguage.Paths;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Reads payload templates, and compiles the expressions in them.</summary>
internal static class TemplateReader
{
    private const string Ending = ".$";

    /// <summary>The template in a field; null where the field is not there.</summary>
    public static PayloadTemplate? Template(this FieldReader fields, string name)
    {
        if (fields.Source[name] is not { } value) return null;
        var location = fields.Location.Field(name);
        return fields.Language == QueryLanguage.Jsonata
            ? Jsonata(fields, value, fields.PathOf(name), location)
            : JsonPath(fields, value, location);
    }

    /// <summary>The variables that a state, rule or catcher assigns: an object whose names are variables'.</summary>
    public static PayloadTemplate? Assign(this FieldReader fields)
    {
        if (fields.Object("Assign") is not { } assign) return null;
        foreach (var field in assign.Source.Names)
        {
            var name = AssignedName(field, fields.Language);
            if (name == JsonataCode.StatesVariable)
            {
                fields.Context.Error(IssueCode.ReservedVariableName, "Cannot assign to reserved variable '$states'.", assign.Location.Field(field));
            }
            else if (!ScopedPath.IsVariableName(name))
            {
                fields.Context.Error(
                    IssueCode.InvalidVariableName,
                    $"Invalid variable name '{name}': the variable name contains invalid characters.",
                    assign.Location.Field(field));
            }
        }

        return fields.Template("Assign");
    }

    /// <summary>The variable that a field of Assign names.</summary>
    public static string AssignedName(string field, QueryLanguage language) =>
        language == QueryLanguage.JsonPath && field.EndsWith(Ending, StringComparison.Ordinal) ? field[..^Ending.Length] : field;

    /// <summary>True where a text looks like a path or a call that its author meant to be evaluated.</summary>
    public static bool LooksComputed(string text) =>
        text is "$" or "$$" || text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal)
        || text.StartsWith("$$.", StringComparison.Ordinal)
        || (text.StartsWith("States.", StringComparison.Ordinal) && IntrinsicCall.TryParse(text, out _, out _));

    private static PayloadTemplate JsonPath(FieldReader fields, DataValue value, JsonLocation root)
    {
        switch (value)
        {
            case DataObject o:
                var parts = new List<KeyValuePair<string, PayloadTemplate>>(o.Count);
                foreach (var (name, part) in o)
                {
                    if (name.EndsWith(Ending, StringComparison.Ordinal))
                    {
                        parts.Add(new(name[..^Ending.Length], Computed(fields, name, part, root)));
                        continue;
                    }

                    if (part is DataString text && LooksComputed(text.Value))
                    {
                        fields.Context.Warn(
                            IssueCode.NoDollar,
                            $"The value of '{name}' looks like a JSONPath or intrinsic function. Use '{name}.$' to evaluate it at runtime.",
                            root);
                    }

                    parts.Add(new(name, JsonPath(fields, part, root)));
                }

                return parts.All(p => p.Value.IsConstant) ? new ConstantTemplate(value) : new ObjectTemplate(parts);
            case DataArray a:
                var items = a.Select(item => JsonPath(fields, item, root)).ToList();
                return items.All(i => i.IsConstant) ? new ConstantTemplate(value) : new ArrayTemplate(items);
            default:
                return new ConstantTemplate(value);
        }
    }

    private static PayloadTemplate Computed(FieldReader fields, string name, DataValue value, JsonLocation root)
    {
        if (value is DataString text)
        {
            if (ScopedPath.TryParse(text.Value, out var path, out _)) return new PathTemplate(name, path);
            if (IntrinsicCall.TryParse(text.Value, out var call, out _)) return new IntrinsicTemplate(call);
        }

        fields.Context.Schema($"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", root);
        return new ConstantTemplate(value);
    }

    private static PayloadTemplate Jsonata(FieldReader fields, DataValue value, string path, JsonLocation location)
    {
        switch (value)
        {
            case DataString text when text.Value.StartsWith("{%", StringComparison.Ordinal):
                return fields.TryCompile(text.Value, path, location, out var code) ? new JsonataTemplate(code) : new ConstantTemplate(value);
            case DataObject o:
                var parts = o.Select(f => KeyValuePair.Create(f.Key, Jsonata(fields, f.Value, TemplatePath.Join(path, f.Key), location.Field(f.Key)))).ToList();
                return parts.All(p => p.Value.IsConstant) ? new ConstantTemplate(value) : new ObjectTemplate(parts);
            case DataArray a:
                var items = a.Select((item, i) => Jsonata(fields, item, $"{path}[{i}]", location.Item(i))).ToList();
                return items.All(i => i.IsConstant) ? new ConstantTemplate(value) : new ArrayTemplate(items);
            default:
                return new ConstantTemplate(value);
        }
    }
}
