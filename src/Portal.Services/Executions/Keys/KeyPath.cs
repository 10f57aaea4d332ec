using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Services.Executions.Keys;

/// <summary>Reads business keys out of inputs.</summary>
public static class KeyPath
{
    private const int LongestKey = 200;

    /// <summary>What is wrong with a path; null where nothing is.</summary>
    public static string? Problem(string path)
    {
        if (!JsonPath.TryParse(path, out var parsed, out var error)) return error;
        return parsed.IsDefinite ? null : "The path must lead to one value: no wildcards, no filters.";
    }

    /// <returns>Null where the input is no JSON, or has no simple value there.</returns>
    public static string? Read(string path, string? input)
    {
        if (!JsonPath.TryParse(path, out var parsed, out _) || DataValue.TryParse(input) is not { } value) return null;
        var key = parsed.Evaluate(value).Value switch
        {
            DataString text => text.Value,
            DataNumber number => number.ToJson(),
            DataBoolean yes => yes.ToJson(),
            _ => null,
        };
        return key is null || key.Length <= LongestKey ? key : key[..LongestKey];
    }
}
