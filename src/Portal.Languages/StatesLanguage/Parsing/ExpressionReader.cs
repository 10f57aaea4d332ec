using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Intrinsics;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Reads fields that hold or name expressions, and compiles these.</summary>
internal static class ExpressionReader
{
    private const string InvalidPath = "Value must be a valid JSONPath.";
    private const string NoReferencePath = "Value is not a Reference Path";

    /// <summary>The longest time that a state waits, in seconds.</summary>
    public const long MostSeconds = 99_999_999;

    /// <summary>InputPath, OutputPath.</summary>
    public static DataPath? DataPath(this FieldReader fields, string name) => fields.Source[name] switch
    {
        null => null,
        DataNull => new EmptyingPath(),
        _ => fields.Path(name) is { } path ? new PickingPath(path) : null,
    };

    /// <summary>ResultPath: a Reference Path into the input.</summary>
    public static ResultPath? ResultPath(this FieldReader fields, string name)
    {
        if (fields.Source[name] is DataNull) return new DroppingResultPath();
        if (fields.Text(name) is not { } text) return null;
        if (ReferencePath.TryParse(text, out var path)) return new PlacingResultPath(path);
        fields.Context.Schema(text.StartsWith('$') ? NoReferencePath : InvalidPath, fields.Location.Field(name));
        return null;
    }

    /// <summary>The seconds that a Wait state waits: a literal, a path, an expression.</summary>
    public static EvaluatedField<long>? Seconds(this FieldReader fields, string name) =>
        fields.Evaluated(name, () => fields.Whole(name, 0, MostSeconds), PathConversions.Seconds, JsonataConversions.Count, anyRoot: true);

    /// <summary>The seconds that a Task state may take: a literal, a path, an expression.</summary>
    public static EvaluatedField<long>? Limit(this FieldReader fields, string name) =>
        fields.OneWay(name).Evaluated(name, () => fields.Whole(name, 1, MostSeconds), PathConversions.Limit, JsonataConversions.Count, anyRoot: true);

    /// <summary>A count: a literal, a path, an expression.</summary>
    public static EvaluatedField<long>? Count(this FieldReader fields, string name, long most = long.MaxValue) =>
        fields.OneWay(name).Evaluated(name, () => fields.Whole(name, 0, most), PathConversions.Count, JsonataConversions.Count, anyRoot: false);

    public static EvaluatedField<double>? Percentage(this FieldReader fields, string name) =>
        fields.OneWay(name).Evaluated(name, () => fields.Number(name, 0, 100), PathConversions.Percentage, JsonataConversions.Percentage, anyRoot: false);

    public static EvaluatedField<DateTimeOffset>? Timestamp(this FieldReader fields, string name) =>
        fields.Evaluated(name, () => fields.LiteralTimestamp(name), PathConversions.Time, JsonataConversions.Time, anyRoot: true);

    /// <summary>Error, Cause: a literal, a path or call in the field that ends in Path, an expression.</summary>
    public static EvaluatedField<string>? TextOrPath(this FieldReader fields, string name)
    {
        var pathName = FieldNames.WithPath(name);
        fields.OneWay(name);
        if (fields.Has(name))
        {
            if (fields.Jsonata(name, out var code)) return code is null ? null : new JsonataField<string>(name, code, JsonataConversions.Text);
            if (fields.Text(name) is not { } text) return null;
            if (fields.Language == QueryLanguage.JsonPath && TemplateReader.LooksComputed(text))
            {
                fields.Context.Warn(IssueCode.NoPath, $"The value of '{name}' looks like a JSONPath or intrinsic function. Use '{pathName}' to evaluate it at runtime.", fields.Location);
            }

            return new LiteralField<string>(name, text, text);
        }

        if (fields.Text(pathName) is not { } source) return null;
        if (!source.StartsWith('$') && IntrinsicCall.TryParse(source, out var call, out _)) return new IntrinsicTextField(pathName, call);
        return fields.Path(pathName) is { } path ? new PathField<string>(pathName, path, PathConversions.Text) : null;
    }

    /// <summary>A path that must have the form of one; null and an issue otherwise.</summary>
    public static ScopedPath? Path(this FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        if (ScopedPath.TryParse(text, out var path, out _)) return path;
        fields.Context.Schema(InvalidPath, fields.Location.Field(name));
        return null;
    }

    /// <summary>A Reference Path, from the input or a variable, or also from the context object.</summary>
    public static ScopedPath? Reference(this FieldReader fields, string name, bool mayReadContext)
    {
        if (fields.Path(name) is not { } path) return null;
        if (ReferencePath.TryParse(path.Path.Text, out _) && (mayReadContext || path.Root != PathRoot.Context)) return path;
        fields.Context.Schema(NoReferencePath, fields.Location.Field(name));
        return null;
    }

    /// <summary>
    /// True where the field is a string in a JSONata state that has the form of an expression; then <paramref name="code"/> is the
    /// expression, or null where it is wrong.
    /// </summary>
    public static bool Jsonata(this FieldReader fields, string name, out JsonataCode? code)
    {
        code = null;
        if (fields.Language != QueryLanguage.Jsonata || fields.Source[name] is not DataString text || !text.Value.StartsWith("{%", StringComparison.Ordinal)) return false;
        fields.TryCompile(text.Value, fields.PathOf(name), fields.Location.Field(name), out code);
        return true;
    }

    /// <summary>Compiles a string that begins like an expression.</summary>
    public static bool TryCompile(this FieldReader fields, string text, string path, JsonLocation location, [NotNullWhen(true)] out JsonataCode? code)
    {
        code = null;
        if (!JsonataCode.TryUnwrap(text, out var source))
        {
            fields.Context.Schema("JSONata string must start with {% and end with %}", location);
            return false;
        }

        var parsed = JsonataExpression.Parse(source, JsonataDialect.StepFunctions);
        if (!parsed.IsValid)
        {
            fields.Context.Error(IssueCode.InvalidJsonataExpression, parsed.Error.Message, location);
            return false;
        }

        CheckReferences(fields, parsed.Expression.References, location);
        code = new JsonataCode(parsed.Expression, path);
        return true;
    }

    /// <summary>Notes where a value is written down and a path to one is there too.</summary>
    private static FieldReader OneWay(this FieldReader fields, string name)
    {
        fields.AtMostOne(name, FieldNames.WithPath(name));
        return fields;
    }

    private static void CheckReferences(FieldReader fields, JsonataReferences references, JsonLocation location)
    {
        // AWS says nothing of wildcards.
        foreach (var name in references.Fields.Select(f => f.Name).Where(n => n is not ("*" or "**" or "%")).Distinct(StringComparer.Ordinal))
        {
            fields.Context.Error(
                IssueCode.UnsupportedJsonataExpression,
                name == "$$" ? "Reference to '$$' is not supported." : $"Reference to '{name}' at the top level is not supported.",
                location);
        }

        foreach (var part in references.Variables.Where(v => v.Name == JsonataCode.StatesVariable).Select(v => v.Path.Count == 0 ? null : v.Path[0]).Distinct(StringComparer.Ordinal))
        {
            if ((part == "result" && !fields.HasResult) || (part == "errorOutput" && !fields.HasErrorOutput))
            {
                fields.Context.Error(IssueCode.UnsupportedJsonataExpression, $"Field '$states.{part}' does not exist.", location);
            }
        }
    }

    /// <summary>The literal in the field, the path in the field that ends in Path, or the expression in the field.</summary>
    private static EvaluatedField<T>? Evaluated<T>(
        this FieldReader fields, string name, Func<T?> literal, PathConversion<T> fromPath, JsonataConversion<T> fromJsonata, bool anyRoot)
        where T : struct
    {
        var pathName = FieldNames.WithPath(name);
        if (fields.Has(name))
        {
            if (fields.Jsonata(name, out var code)) return code is null ? null : new JsonataField<T>(name, code, fromJsonata);
            return literal() is { } value ? new LiteralField<T>(name, fields.Source[name]!.ToJson(), value) : null;
        }

        return fields.Reference(pathName, anyRoot) is { } path ? new PathField<T>(pathName, path, fromPath) : null;
    }

    private static DateTimeOffset? LiteralTimestamp(this FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        if (StatesLanguage.Timestamp.TryParse(text, out var time)) return time;
        fields.Context.Schema("String does not match RFC3339 timestamp", fields.Location.Field(name));
        return null;
    }
}
