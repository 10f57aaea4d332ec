using Portal.Languages.Data;

namespace Portal.Sandbox.Access;

/// <summary>The values of Action or Resource, with wildcards; or those of NotAction or NotResource, which match what is none of them.</summary>
internal sealed class StringSet(IReadOnlyList<string> patterns, bool negated)
{
    public bool Matches(string value, bool ignoreCase) => patterns.Any(p => WildcardText.Matches(p, value, ignoreCase)) != negated;

    /// <summary>Null where the statement has neither the field nor its Not form.</summary>
    public static StringSet? Parse(DataObject statement, string name, string path, List<PolicyProblem> problems)
    {
        var (plain, not) = (statement[name], statement["Not" + name]);
        if (plain is not null && not is not null) problems.Add(new(path, $"{name} and Not{name} exclude each other."));
        var (value, field) = plain is null ? (not, "Not" + name) : (plain, name);
        if (value is null) return null;
        if (Strings(value) is { Count: > 0 } strings) return new StringSet(strings, negated: plain is null);
        problems.Add(new($"{path}/{field}", $"{field} is a string or an array of strings."));
        return null;
    }

    /// <summary>The strings in a string or an array of strings; null where there is something else.</summary>
    public static IReadOnlyList<string>? Strings(DataValue value) => value switch
    {
        DataString one => [one.Value],
        DataArray many when many.All(v => v is DataString) => [.. many.Select(v => ((DataString)v).Value)],
        _ => null,
    };
}
