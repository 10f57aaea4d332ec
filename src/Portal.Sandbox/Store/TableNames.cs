using System.Collections.Concurrent;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>Which collections have a table. Shared by the writer, which makes tables, and the readers.</summary>
internal sealed class TableNames(IEnumerable<string> existing)
{
    private readonly ConcurrentDictionary<string, bool> known = new(existing.Select(n => KeyValuePair.Create(n, true)), StringComparer.Ordinal);

    public bool Has(Collection collection) => known.ContainsKey(Of(collection));

    public void Add(string table) => known[table] = true;

    /// <exception cref="ArgumentException">The collection's name has other characters than lower-case letters and underscores.</exception>
    public static string Of(Collection collection)
    {
        foreach (var c in collection.Name)
        {
            if (c is not ((>= 'a' and <= 'z') or '_')) throw new ArgumentException($"'{collection.Name}' is no name for a collection.", nameof(collection));
        }

        return "j_" + collection.Name;
    }
}
