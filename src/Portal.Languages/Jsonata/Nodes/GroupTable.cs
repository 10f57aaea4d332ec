using System.Collections;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>The groups made so far, in the order of their first members. A key belongs to the one pair of the clause that made it.</summary>
internal sealed class GroupTable<T>(int position, int capacity = 4) : IEnumerable<(string Key, int Pair, T Members)>
{
    private const int SmallCount = 8;

    private readonly List<(string Key, int Pair, T Members)> groups = new(capacity);
    private Dictionary<string, int>? index;

    public int Count => groups.Count;

    /// <summary>The members of a key's group; the default where there is none yet.</summary>
    /// <exception cref="JsonataException">Another pair made the same key (D1009).</exception>
    public T? Find(string key, int pair)
    {
        var at = IndexOf(key);
        if (at < 0) return default;
        if (groups[at].Pair != pair) throw new JsonataException("D1009") { Position = position, Value = new DataString(key) };
        return groups[at].Members;
    }

    public void Add(string key, int pair, T members)
    {
        groups.Add((key, pair, members));
        index?.Add(key, groups.Count - 1);
    }

    public IEnumerator<(string Key, int Pair, T Members)> GetEnumerator() => groups.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string key)
    {
        if (index is null && groups.Count <= SmallCount) return groups.FindIndex(g => g.Key == key);
        if (index is null)
        {
            index = new(StringComparer.Ordinal);
            for (var i = 0; i < groups.Count; i++) index.Add(groups[i].Key, i);
        }

        return index.TryGetValue(key, out var at) ? at : -1;
    }
}
