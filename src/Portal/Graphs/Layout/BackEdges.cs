namespace Portal.Graphs.Layout;

/// <summary>Finds the edges that lead back: without them the graph has no cycle.</summary>
internal static class BackEdges
{
    /// <param name="count">How many nodes there are.</param>
    /// <param name="edges">From and to, in the order in which the ways are followed.</param>
    /// <param name="start">Where to begin; -1 for the first node.</param>
    /// <returns>For each edge whether it leads back.</returns>
    public static bool[] Find(int count, IReadOnlyList<(int From, int To)> edges, int start)
    {
        var outgoing = new List<int>[count];
        for (var i = 0; i < count; i++) outgoing[i] = [];
        for (var e = 0; e < edges.Count; e++) outgoing[edges[e].From].Add(e);

        var back = new bool[edges.Count];
        var state = new byte[count];
        var next = new int[count];
        var stack = new Stack<int>();
        for (var i = -1; i < count; i++)
        {
            var root = i < 0 ? start : i;
            if (root < 0 || state[root] != 0) continue;
            stack.Push(root);
            state[root] = 1;
            while (stack.TryPeek(out var node))
            {
                if (next[node] == outgoing[node].Count)
                {
                    state[node] = 2;
                    stack.Pop();
                    continue;
                }

                var edge = outgoing[node][next[node]++];
                var to = edges[edge].To;
                if (state[to] == 1) back[edge] = true;
                else if (state[to] == 0)
                {
                    state[to] = 1;
                    stack.Push(to);
                }
            }
        }

        return back;
    }
}
