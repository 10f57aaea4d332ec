using Portal.Languages.Data;

namespace Portal.Components.Controls.Json;

public enum JsonChange
{
    Added,
    Removed,
    Changed,
}

/// <summary>One place at which two JSON values differ.</summary>
/// <param name="Path">JSONPath.</param>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
public sealed record JsonDifference(string Path, JsonChange Change, DataValue? Before, DataValue? After);

/// <summary>Compares two JSON values place by place: objects by field, arrays by index.</summary>
public static class JsonDiff
{
    /// <summary>More differences than these help nobody.</summary>
    public const int Most = 500;

    public static IReadOnlyList<JsonDifference> Of(DataValue before, DataValue after)
    {
        var found = new List<JsonDifference>();
        Compare("$", before, after, found);
        return found;
    }

    private static void Compare(string path, DataValue before, DataValue after, List<JsonDifference> found)
    {
        if (found.Count >= Most || ReferenceEquals(before, after)) return;
        if (before is DataObject a && after is DataObject b)
        {
            foreach (var (name, value) in a)
            {
                if (b.TryGet(name, out var other)) Compare(JsonTree.ChildPath(path, name), value, other, found);
                else Add(found, new(JsonTree.ChildPath(path, name), JsonChange.Removed, value, null));
            }

            foreach (var (name, value) in b)
            {
                if (!a.Contains(name)) Add(found, new(JsonTree.ChildPath(path, name), JsonChange.Added, null, value));
            }
        }
        else if (before is DataArray x && after is DataArray y)
        {
            for (var i = 0; i < Math.Max(x.Count, y.Count) && found.Count < Most; i++)
            {
                var at = JsonTree.ChildPath(path, i);
                if (i >= y.Count) Add(found, new(at, JsonChange.Removed, x[i], null));
                else if (i >= x.Count) Add(found, new(at, JsonChange.Added, null, y[i]));
                else Compare(at, x[i], y[i], found);
            }
        }
        else if (!before.Equals(after))
        {
            Add(found, new(path, JsonChange.Changed, before, after));
        }
    }

    private static void Add(List<JsonDifference> found, JsonDifference difference)
    {
        if (found.Count < Most) found.Add(difference);
    }
}
