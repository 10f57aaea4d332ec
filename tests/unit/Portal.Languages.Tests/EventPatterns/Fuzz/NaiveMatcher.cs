using System.Text.Json;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>
/// A second matcher, written for the tests alone: it takes the rules word by word, tries out every choice and knows nothing of
/// the first one. Only for small events and patterns that are right.
/// </summary>
internal static class NaiveMatcher
{
    public static bool Matches(string pattern, string eventJson)
    {
        using var patternDocument = JsonDocument.Parse(pattern);
        using var eventDocument = JsonDocument.Parse(eventJson);
        var values = new List<Value>();
        Flatten(eventDocument.RootElement, null, [], values);
        foreach (var combination in Combine(patternDocument.RootElement, null, [[]]))
        {
            var names = combination.Keys.Order(StringComparer.Ordinal).ToArray();
            if (Choose(names, 0, combination, values, [])) return true;
        }

        return false;
    }

    /// <summary>Multiplies out $or; a name that comes again replaces what it had.</summary>
    private static List<Dictionary<string, JsonElement>> Combine(JsonElement node, string? path, List<Dictionary<string, JsonElement>> sofar)
    {
        foreach (var member in node.EnumerateObject())
        {
            if (member.Name == "$or")
            {
                var before = sofar;
                sofar = [];
                foreach (var alternative in member.Value.EnumerateArray())
                {
                    sofar.AddRange(Combine(alternative, path, [.. before.Select(b => new Dictionary<string, JsonElement>(b))]));
                }

                continue;
            }

            var name = path is null ? member.Name : path + "." + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                sofar = Combine(member.Value, name, sofar);
                continue;
            }

            foreach (var combination in sofar) combination[name] = member.Value;
        }

        return sofar;
    }

    private static void Flatten(JsonElement node, string? path, Dictionary<int, int> elements, List<Value> into)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject())
                {
                    Flatten(member.Value, path is null ? member.Name : path + "." + member.Name, elements, into);
                }

                break;
            case JsonValueKind.Array:
                var array = into.Count == 0 ? 1 : into.Max(v => v.Elements.Keys.DefaultIfEmpty(0).Max()) + 1;
                array = Math.Max(array, elements.Keys.DefaultIfEmpty(0).Max() + 1);
                var index = 0;
                foreach (var item in node.EnumerateArray())
                {
                    var inside = item.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
                    Flatten(item, path, inside ? new(elements) { [array] = index } : elements, into);
                    index++;
                }

                break;
            default:
                into.Add(new Value(path!, NaiveValue.Of(node), elements));
                break;
        }
    }

    private static bool Choose(string[] names, int at, Dictionary<string, JsonElement> wanted, List<Value> values, Dictionary<int, int> chosen)
    {
        if (at == names.Length) return true;
        var inReach = values.Where(v => v.Path == names[at] && v.Elements.All(e => !chosen.TryGetValue(e.Key, out var i) || i == e.Value)).ToList();
        foreach (var condition in wanted[names[at]].EnumerateArray())
        {
            if (NaiveCondition.IsAbsence(condition))
            {
                if (inReach.Count == 0 && Choose(names, at + 1, wanted, values, chosen)) return true;
                continue;
            }

            foreach (var value in inReach.Where(v => NaiveCondition.Holds(condition, v.Text)))
            {
                var together = new Dictionary<int, int>(chosen);
                foreach (var (array, index) in value.Elements) together[array] = index;
                if (Choose(names, at + 1, wanted, values, together)) return true;
            }
        }

        return false;
    }

    /// <param name="Path">Names joined by dots.</param>
    /// <param name="Text">What stands in the event; a string with its quotes.</param>
    /// <param name="Elements">Index of the element by array, for all arrays around whose elements are objects or arrays.</param>
    private sealed record Value(string Path, string Text, Dictionary<int, int> Elements);
}
