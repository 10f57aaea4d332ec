using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>The form of an operation's answer.</summary>
/// <param name="fields">
/// Of each field its form: <c>"string"</c>, <c>"number"</c>, <c>"boolean"</c>, <c>"any"</c>, an object of fields, an array with the form
/// of its items, or <c>{"$type", "$min", "$max", "$enum", "$required", "$values"}</c>.
/// </param>
internal sealed class MockSchema(DataObject fields)
{
    /// <summary>What is wrong with a value, in AWS's words; null for nothing.</summary>
    public string? Check(DataValue value, bool strict) =>
        value is DataObject given ? CheckFields(given, fields, strict) : "Mock result must be an object";

    private static string? CheckFields(DataObject given, DataObject forms, bool strict)
    {
        foreach (var (name, form) in forms)
        {
            if (!given.TryGet(name, out var value))
            {
                if (strict && (form as DataObject)?.GetBoolean("$required") == true) return $"Required field '{name}' is missing";
                continue;
            }

            if (value is not DataNull && CheckValue(name, value, form, strict) is { } wrong) return wrong;
        }

        return null;
    }

    private static string? CheckValue(string name, DataValue value, DataValue form, bool strict) => form switch
    {
        DataString type => CheckType(name, value, type.Value),
        DataArray items => value is not DataArray list ? $"Field '{name}' must be an array"
            : list.Select(i => CheckValue(name, i, items[0], strict)).FirstOrDefault(w => w is not null),
        DataObject constraint when constraint.GetString("$type") is { } type => CheckType(name, value, type) ?? CheckLimits(name, value, constraint),
        DataObject map when map["$values"] is { } values => value is not DataObject entries ? $"Field '{name}' must be an object"
            : entries.Select(e => CheckValue(e.Key, e.Value, values, strict)).FirstOrDefault(w => w is not null),
        DataObject nested => value is DataObject inner ? CheckFields(inner, nested, strict) : $"Field '{name}' must be an object",
        _ => null,
    };

    private static string? CheckType(string name, DataValue value, string type) => type switch
    {
        "string" when value is not DataString => $"Field '{name}' must be a string",
        "number" when value is not DataNumber => $"Field '{name}' must be a number",
        "boolean" when value is not DataBoolean => $"Field '{name}' must be a boolean",
        _ => null,
    };

    private static string? CheckLimits(string name, DataValue value, DataObject constraint)
    {
        var (least, most) = ((constraint["$min"] as DataNumber)?.Double, (constraint["$max"] as DataNumber)?.Double);
        if (value is DataNumber number)
        {
            if (number.Double < least) return $"Field '{name}' is less than the minimum value";
            if (number.Double > most) return $"Field '{name}' exceeds the maximum value";
        }
        else if (value is DataString text)
        {
            if (text.Value.Length < least) return $"Field '{name}' is smaller than the minimum length";
            if (text.Value.Length > most) return $"Field '{name}' exceeds the maximum length";
            if (constraint.GetArray("$enum") is { } allowed && !allowed.Contains(value)) return $"Field '{name}' is not one of the expected values";
        }

        return null;
    }
}
