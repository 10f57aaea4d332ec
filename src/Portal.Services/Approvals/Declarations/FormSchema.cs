using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.Approvals.Declarations;

/// <summary>
/// Reads the part of JSON Schema that a form of plain fields needs: an object with properties of type string, integer, number or
/// boolean. What it does not know is reported, not ignored: a rule that is not kept would be worse than none.
/// </summary>
/// <remarks>https://json-schema.org/draft/2020-12/json-schema-validation</remarks>
internal static class FormSchema
{
    private static readonly HashSet<string> ObjectWords = ["$schema", "$id", "type", "title", "description", "properties", "required", "additionalProperties"];
    private static readonly HashSet<string> FieldWords =
        ["type", "title", "description", "default", "enum", "format", "minimum", "maximum", "minLength", "maxLength", "pattern"];

    /// <param name="problem">Told each thing that is wrong: the path, and what would be right.</param>
    public static IReadOnlyList<FormField> Read(DataObject schema, string at, Action<string, string> problem)
    {
        foreach (var word in schema.Names.Where(n => !ObjectWords.Contains(n))) problem($"{at}.{word}", "is not supported in a form");
        if (schema.GetString("type") != "object") problem(at + ".type", "must be \"object\"");
        if (schema.GetObject("properties") is not { } properties)
        {
            problem(at + ".properties", "must be an object");
            return [];
        }

        var required = (schema.GetArray("required") ?? DataArray.Empty).OfType<DataString>().Select(s => s.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var name in required.Where(n => !properties.Contains(n))) problem(at + ".required", $"names {name}, which is no property");
        var fields = new List<FormField>();
        foreach (var (name, value) in properties)
        {
            var here = $"{at}.properties.{name}";
            if (value is DataObject field) fields.Add(Field(name, field, required.Contains(name), here, problem));
            else problem(here, "must be an object");
        }

        return fields;
    }

    private static FormField Field(string name, DataObject schema, bool required, string at, Action<string, string> problem)
    {
        foreach (var word in schema.Names.Where(n => !FieldWords.Contains(n))) problem($"{at}.{word}", "is not supported in a form");
        var pattern = schema.GetString("pattern");
        if (pattern is not null && !IsPattern(pattern)) problem(at + ".pattern", "is no regular expression without backtracking");
        return new(name, schema.GetString("title") ?? name, Kind(schema, at, problem))
        {
            Required = required,
            Description = schema.GetString("description"),
            Default = Plain(schema["default"]),
            Choices = [.. (schema.GetArray("enum") ?? DataArray.Empty).Select(Plain)],
            Minimum = (schema["minimum"] as DataNumber)?.Double,
            Maximum = (schema["maximum"] as DataNumber)?.Double,
            MinLength = (int?)schema.GetInt64("minLength"),
            MaxLength = (int?)schema.GetInt64("maxLength"),
            Pattern = pattern,
        };
    }

    private static FormFieldKind Kind(DataObject schema, string at, Action<string, string> problem)
    {
        switch (schema.GetString("type"), schema.GetString("format"))
        {
            case ("string", null): return (schema.GetInt64("maxLength") ?? 0) > 200 ? FormFieldKind.LongText : FormFieldKind.Text;
            case ("string", "date"): return FormFieldKind.Date;
            case ("integer", null): return FormFieldKind.Integer;
            case ("number", null): return FormFieldKind.Number;
            case ("boolean", null): return FormFieldKind.Truth;
            default:
                problem(at, "must be of type string (perhaps with format \"date\"), integer, number or boolean");
                return FormFieldKind.Text;
        }
    }

    /// <summary>Only patterns that run in linear time: whoever fills in the form must not be able to stop the portal.</summary>
    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Plain(DataValue? value) => value switch { null => "", DataString s => s.Value, _ => value.ToJson() };
}
