using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.StepFunctions;

/// <summary>Reads the fields of a request and refuses what the service's model forbids, in AWS's words.</summary>
internal static class InputFields
{
    /// <summary>The tags that a resource may have.</summary>
    public const int MostTags = 50;

    /// <exception cref="AwsFault">ValidationException: it is missing, too short or too long.</exception>
    public static string Required(this DataObject input, string name, int least = 1, int most = int.MaxValue) =>
        input.Optional(name, least, most) ?? throw Invalid("null", name, "Member must not be null");

    /// <exception cref="AwsFault">ValidationException: it is too short or too long.</exception>
    public static string? Optional(this DataObject input, string name, int least = 0, int most = int.MaxValue)
    {
        if (input.GetString(name) is not { } value) return null;
        CheckLength(value, name, least, most);
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

    /// <summary>An array that must be there.</summary>
    /// <exception cref="AwsFault">ValidationException.</exception>
    public static DataArray RequiredArray(this DataObject input, string name) =>
        input.GetArray(name) ?? throw Invalid("null", name, "Member must not be null");

    /// <summary>Tags as they are kept: values by key.</summary>
    /// <exception cref="AwsFault">ValidationException: a key or a value is too short or too long; TooManyTags.</exception>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_Tag.html</remarks>
    public static DataObject Tags(this DataObject input)
    {
        var given = input.GetArray("tags") ?? DataArray.Empty;
        var builder = new DataObjectBuilder();
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i] is not DataObject tag) continue;
            var place = $"tags.{i + 1}.member.";
            var key = tag.GetString("key") ?? throw Invalid("null", place + "key", "Member must not be null");
            var value = tag.GetString("value") ?? "";
            CheckLength(key, place + "key", 1, 128);
            CheckLength(value, place + "value", 0, 256);
            builder.Set(key, value);
        }

        if (builder.Count > MostTags) throw new AwsFault("TooManyTags", $"A resource can have up to {MostTags} tags.");
        return builder.Build();
    }

    private static void CheckLength(string value, string name, int least, int most)
    {
        if (value.Length < least) throw Invalid($"'{value}'", name, $"Member must have length greater than or equal to {least}");
        if (value.Length > most) throw Invalid($"'{value}'", name, $"Member must have length less than or equal to {most}");
    }

    public static AwsFault Invalid(string value, string name, string constraint) =>
        new("ValidationException", $"1 validation error detected: Value {value} at '{name}' failed to satisfy constraint: {constraint}");
}
