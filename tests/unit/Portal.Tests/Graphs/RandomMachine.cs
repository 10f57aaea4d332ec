using Portal.Graphs;

namespace Portal.Tests.Graphs;

/// <summary>Machines with the shapes that people write: a way forward, choices, loops, catchers, branches; by seed.</summary>
internal static class RandomMachine
{
    public static MachineGraph Of(int states, int seed) => Make(states, new Random(seed), "s", depth: 0);

    private static MachineGraph Make(int states, Random random, string prefix, int depth)
    {
        var nodes = new List<GraphNode>();
        var edges = new List<GraphEdge>();
        for (var i = 0; i < states; i++)
        {
            var id = $"{prefix}{i}" + (random.Next(4) == 0 ? " with a longer name" : "");
            var cluster = depth < 2 && random.Next(9) == 0;
            nodes.Add(cluster
                ? new GraphNode(id, NodeKind.Parallel) { Branches = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(b => Make(1 + random.Next(5), random, $"{id}/{b}.", depth + 1))] }
                : new GraphNode(id, (NodeKind)(2 + random.Next(4))) { Detail = random.Next(2) == 0 ? "lambda:invoke" : null });
        }

        for (var i = 0; i < states; i++)
        {
            if (i + 1 < states) edges.Add(new GraphEdge(nodes[i].Id, nodes[i + 1].Id));
            if (i % 4 == 0) edges.Add(new GraphEdge(nodes[i].Id, nodes[Math.Min(states - 1, i + 1 + random.Next(8))].Id, EdgeKind.Choice, $"$.value < {i}"));
            // One handler for some fifty states, and now and then a way to anywhere.
            if (i % 3 == 0) edges.Add(new GraphEdge(nodes[i].Id, nodes[Math.Min(states - 1, ((i / 50) + 1) * 50)].Id, EdgeKind.Catch, random.Next(3) == 0 ? "States.Timeout" : null));
            if (random.Next(40) == 0) edges.Add(new GraphEdge(nodes[i].Id, nodes[random.Next(states)].Id, EdgeKind.Catch));
            if (i % 25 == 24) edges.Add(new GraphEdge(nodes[i].Id, nodes[i - 10].Id, EdgeKind.Choice, "again"));
        }

        return new MachineGraph(nodes, edges) { StartAt = nodes[0].Id };
    }
}
