using Portal.Languages.Data;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>Finds the values of a field in an event, as the matcher does: through arrays, and with dots inside names.</summary>
internal static class EventWalk
{
    /// <param name="given">The event.</param>
    /// <param name="name">The field's names joined by dots.</param>
    public static IEnumerable<(IReadOnlyList<EventStep> Steps, DataValue Value)> Find(DataObject given, string name) => Find(given, name, []);

    private static IEnumerable<(IReadOnlyList<EventStep> Steps, DataValue Value)> Find(DataValue value, string? rest, IReadOnlyList<EventStep> steps)
    {
        switch (value)
        {
            case DataArray array:
                return array.SelectMany((item, i) => Find(item, rest, [.. steps, new EventStep(null, i)]));
            case DataObject fields when rest is not null:
                return fields.SelectMany(f => Rest(rest, f.Key) is { } inner ? Find(f.Value, inner.Length == 0 ? null : inner[1..], [.. steps, new EventStep(f.Key)]) : []);
            case DataObject:
                return [];
            default:
                return rest is null ? [(steps, value)] : [];
        }
    }

    /// <summary>What follows the first name in a field's name, with its dot; null where it starts differently.</summary>
    private static string? Rest(string name, string first)
    {
        if (!name.StartsWith(first, StringComparison.Ordinal)) return null;
        var rest = name[first.Length..];
        return rest.Length == 0 || rest[0] == '.' ? rest : null;
    }
}
