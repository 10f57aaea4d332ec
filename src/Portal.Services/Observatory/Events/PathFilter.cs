using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Services.Observatory.Events;

/// <summary>A field and its value as a user writes them: <c>$.detail.customer.id = 42</c>.</summary>
internal sealed class PathFilter
{
    private readonly JsonPath path;
    private readonly bool hasValue;
    private readonly string text;
    private readonly DataValue? json;

    private PathFilter(JsonPath path, string? value)
    {
        this.path = path;
        hasValue = value is not null;
        text = value ?? "";
        json = value is null ? null : DataValue.TryParse(value);
    }

    /// <summary>The text of which every word must be in an event that fits; null where the value has another spelling, as numbers do.</summary>
    public string? Words => !hasValue ? null : json switch
    {
        null => text,
        DataString s => s.Value,
        DataNumber when text.All(char.IsAsciiDigit) => text,
        _ => null,
    };

    /// <param name="text">What the user wrote.</param>
    /// <param name="filter">The filter, where it can be read.</param>
    /// <param name="error">Why it cannot.</param>
    public static bool TryParse(string text, out PathFilter? filter, out string? error)
    {
        // The first equals sign with a whole path before it: filters inside the path have some of their own.
        for (var at = text.IndexOf('='); at > 0; at = text.IndexOf('=', at + 1))
        {
            if (!JsonPath.TryParse(Rooted(text[..at]), out var before, out _)) continue;
            (filter, error) = (new(before, text[(at + 1)..].Trim()), null);
            return true;
        }

        filter = JsonPath.TryParse(Rooted(text), out var whole, out error) ? new(whole, null) : null;
        return filter is not null;
    }

    public bool Matches(DataValue envelope)
    {
        var found = path.Evaluate(envelope).Value;
        if (found is null) return false;
        if (!hasValue) return path.IsDefinite || found is DataArray { Count: > 0 };
        return Fits(found) || (found is DataArray all && all.Any(Fits));
    }

    private static string Rooted(string path)
    {
        path = path.Trim();
        return path.StartsWith('$') ? path : path.StartsWith('[') ? "$" + path : "$." + path;
    }

    private bool Fits(DataValue value) => (json is not null && json.Equals(value)) || (json is not DataString && value is DataString s && s.Value == text);
}
