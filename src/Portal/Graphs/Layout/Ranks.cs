namespace Portal.Graphs.Layout;

/// <summary>Gives every node its layer: as high as its predecessors let it be.</summary>
internal static class Ranks
{
    /// <param name="count">How many nodes there are.</param>
    /// <param name="edges">From, to, and how many layers lie at least between them. Without cycles.</param>
    public static int[] Assign(int count, IReadOnlyList<(int From, int To, int Length)> edges)
    {
        var incoming = new int[count];
        var outgoing = new List<(int To, int Length)>[count];
        for (var i = 0; i < count; i++) outgoing[i] = [];
        foreach (var (from, to, length) in edges)
        {
            outgoing[from].Add((to, length));
            incoming[to]++;
        }

        var ranks = new int[count];
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(i => incoming[i] == 0));
        while (ready.TryDequeue(out var node))
        {
            foreach (var (to, length) in outgoing[node])
            {
                ranks[to] = Math.Max(ranks[to], ranks[node] + length);
                if (--incoming[to] == 0) ready.Enqueue(to);
            }
        }

        return ranks;
    }
}
