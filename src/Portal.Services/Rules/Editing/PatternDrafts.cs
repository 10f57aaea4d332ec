using Portal.Languages.Data;

namespace Portal.Services.Rules.Editing;

/// <summary>Makes patterns out of events: by source and detail-type, and by any field that is chosen.</summary>
public static class PatternDrafts
{
    private const int MostFields = 60;
    private const int MostDepth = 8;

    /// <summary>A pattern that matches events like this one.</summary>
    public static string FromEvent(string envelopeJson)
    {
        var given = DataValue.TryParse(envelopeJson) as DataObject;
        var builder = new DataObjectBuilder();
        foreach (var name in new[] { "source", "detail-type" })
        {
            if (given?[name] is { } value) builder.Set(name, new DataArray([value]));
        }

        return builder.Build().ToIndentedJson();
    }

    /// <summary>The plain values of an event that a pattern can ask for, in the order of the event.</summary>
    public static IReadOnlyList<PatternChoice> Choices(string envelopeJson)
    {
        var found = new List<PatternChoice>();
        if (DataValue.TryParse(envelopeJson) is DataObject root) Walk(root, [], found);
        return found;
    }

    /// <summary>True where the pattern asks for this value already.</summary>
    public static bool Has(string patternJson, PatternChoice choice) =>
        DataValue.TryParse(patternJson) is DataObject root && At(root, choice.Path)?.Any(v => v.Equals(choice.Value)) == true;

    /// <summary>The pattern with the value asked for, or no longer.</summary>
    /// <returns>The same text where it is no pattern that can be changed this way.</returns>
    public static string Toggle(string patternJson, PatternChoice choice)
    {
        if (DataValue.TryParse(string.IsNullOrWhiteSpace(patternJson) ? "{}" : patternJson) is not DataObject root) return patternJson;
        return (Change(root, choice.Path, choice.Value, Has(patternJson, choice)) ?? DataObject.Empty).ToIndentedJson();
    }

    private static void Walk(DataObject at, IReadOnlyList<string> path, List<PatternChoice> found)
    {
        foreach (var (name, value) in at)
        {
            if (found.Count >= MostFields || path.Count >= MostDepth) return;
            IReadOnlyList<string> here = [.. path, name];
            if (value is DataObject inner) Walk(inner, here, found);
            else if (value is DataArray items) found.AddRange(items.Where(IsPlain).Select(i => new PatternChoice(here, i)));
            // An event's own id and time match nothing but itself.
            else if (IsPlain(value) && !(path.Count == 0 && name is "id" or "time" or "version")) found.Add(new(here, value));
        }
    }

    private static bool IsPlain(DataValue value) => value is not (DataObject or DataArray);

    private static DataArray? At(DataObject root, IReadOnlyList<string> path)
    {
        var at = root;
        foreach (var name in path.Take(path.Count - 1))
        {
            if (at.GetObject(name) is not { } next) return null;
            at = next;
        }

        return at.GetArray(path[^1]);
    }

    /// <summary>Null where nothing is left.</summary>
    private static DataObject? Change(DataObject at, IReadOnlyList<string> path, DataValue value, bool remove)
    {
        DataValue? changed;
        if (path.Count > 1)
        {
            changed = Change(at.GetObject(path[0]) ?? DataObject.Empty, [.. path.Skip(1)], value, remove);
        }
        else
        {
            var values = (at.GetArray(path[0]) ?? DataArray.Empty).Where(v => !v.Equals(value)).ToList();
            if (!remove) values.Add(value);
            changed = values.Count == 0 ? null : new DataArray(values);
        }

        var after = changed is null ? at.Without(path[0]) : at.With(path[0], changed);
        return after.Count == 0 ? null : after;
    }
}

/// <param name="Path">The names on the way to the field.</param>
/// <param name="Value">The value that the event has there.</param>
public sealed record PatternChoice(IReadOnlyList<string> Path, DataValue Value)
{
    public string Name => string.Join('.', Path);
}
