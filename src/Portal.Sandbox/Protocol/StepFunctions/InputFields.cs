using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.StepFunctions;

/// <summary>Reads the fields of a request and refuses what the service's model forbids, in AWS's words.</summary>
internal static class InputFields
{
    /// <exception cref="AwsFault">ValidationException: it is missing, too short or too long.</exception>
    public static string Required(this DataObject input, string name, int least = 1, int most = int.MaxValue) =>
        input.Optional(name, least, most) ?? throw Invalid("null", name, "Member must not be null");

    /// <exception cref="AwsFault">ValidationException: it is too short or too long.</exception>
    public static string? Optional(this DataObject input, string name, int least = 0, int most = int.MaxValue)
    {
        if (input.GetString(name) is not { } value) return null;
        if (value.Length < least) throw Invalid($"'{value}'", name, $"Member must have length greater than or equal to {least}");
        if (value.Length > most) throw Invalid($"'{value}'", name, $"Member must have length less than or equal to {most}");
        return value;
    }

    /// <exception cref="AwsFault">ValidationException: it is none of the values.</exception>
    public static string? OneOf(this DataObject input, string name, params ReadOnlySpan<string> values)
    {
        if (input.GetString(name) is not { } value) return null;
        return values.Contains(value) ? value : throw Invalid($"'{value}'", name, $"Member must satisfy enum value set: [{string.Join(", ", values.ToArray())}]");
    }

    /// <summary>How many to give on a page: 0, or left out, means the usual number.</summary>
    /// <exception cref="AwsFault">ValidationException: more than AWS gives.</exception>
    public static int PageSize(this DataObject input, int usual = 100, int most = 1000)
    {
        var asked = input.GetInt64("maxResults") ?? 0;
        if (asked < 0) throw Invalid($"'{asked}'", "maxResults", "Member must have value greater than or equal to 0");
        if (asked > most) throw Invalid($"'{asked}'", "maxResults", $"Member must have value less than or equal to {most}");
        return asked == 0 ? usual : (int)asked;
    }

    /// <summary>Tags as they are kept: values by key.</summary>
    public static DataObject Tags(this DataObject input)
    {
        var builder = new DataObjectBuilder();
        foreach (var tag in (input.GetArray("tags") ?? DataArray.Empty).OfType<DataObject>())
        {
            builder.Set(tag.GetString("key") ?? throw Invalid("null", "tags.1.member.key", "Member must not be null"), tag.GetString("value") ?? "");
        }

        return builder.Build();
    }

    public static AwsFault Invalid(string value, string name, string constraint) =>
        new("ValidationException", $"1 validation error detected: Value {value} at '{name}' failed to satisfy constraint: {constraint}");
}
