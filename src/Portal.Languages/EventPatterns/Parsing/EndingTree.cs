namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// Texts with counts, to find the text of which the most counted texts are endings (Aho and Corasick's tree). Linear in the
/// texts' length.
/// </summary>
internal sealed class EndingTree
{
    public const int Root = 0;

    private readonly List<Dictionary<byte, int>> children = [[]];
    private readonly List<int> counts = [0];

    public int Step(int node, byte c)
    {
        if (children[node].TryGetValue(c, out var next)) return next;
        next = children.Count;
        children.Add([]);
        counts.Add(0);
        children[node][c] = next;
        return next;
    }

    public void Count(int node) => counts[node]++;

    public int Most()
    {
        var totals = counts.ToArray();
        var endings = new int[totals.Length];
        var queue = new Queue<int>([Root]);
        while (queue.TryDequeue(out var node))
        {
            totals[node] += node == Root ? 0 : totals[endings[node]];
            foreach (var (c, child) in children[node])
            {
                endings[child] = node == Root ? Root : Longest(endings[node], c, endings);
                queue.Enqueue(child);
            }
        }

        return totals.Max();
    }

    /// <summary>The longest ending of a text, extended by a character, that is a text of the tree too.</summary>
    private int Longest(int ending, byte c, int[] endings)
    {
        while (true)
        {
            if (children[ending].TryGetValue(c, out var next)) return next;
            if (ending == Root) return Root;
            ending = endings[ending];
        }
    }
}
