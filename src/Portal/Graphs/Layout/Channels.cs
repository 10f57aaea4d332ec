namespace Portal.Graphs.Layout;

/// <summary>
/// Gives the horizontal pieces in each gap between two layers their tracks: no two lie on one another, and they follow in the
/// order in which they cross least. Sets the heights of gaps and layers by it.
/// </summary>
internal static class Channels
{
    /// <summary>Above this number the order is by place instead of by pair: comparing all pairs would cost too much.</summary>
    private const int MostCompared = 160;

    private const double Near = 5;

    /// <summary>Places every layer and track; returns the height of the whole.</summary>
    public static double Place(LayerGraph graph)
    {
        var gaps = graph.Nets.Values.ToLookup(n => n.Gap);
        var y = 0.0;
        for (var layer = 0; layer <= graph.Layers.Count; layer++)
        {
            var nets = gaps[layer].Where(n => !n.IsStraight).ToList();
            var tracks = AssignTracks(graph, nets);
            var height = (2 * LayoutSizes.GapPadding) + ((tracks - 1) * LayoutSizes.Track);
            var isOuter = layer == 0 || layer == graph.Layers.Count;
            if (!isOuter) height = Math.Max(height, LayoutSizes.LeastGap);
            if (tracks == 0) height = isOuter ? 0 : LayoutSizes.LeastGap;
            var first = y + ((height - ((tracks - 1) * LayoutSizes.Track)) / 2);
            foreach (var net in nets) net.Y = first + (net.Track * LayoutSizes.Track);
            foreach (var net in gaps[layer].Where(n => n.IsStraight)) net.Y = y + (height / 2);
            y += height;
            if (layer == graph.Layers.Count) break;
            foreach (var item in graph.Layers[layer]) item.Y = y;
            y += graph.Layers[layer].Max(i => i.Height);
        }

        return y;
    }

    private static int AssignTracks(LayerGraph graph, List<Net> nets)
    {
        if (nets.Count == 0) return 0;
        var ordered = nets.Count > MostCompared ? [.. nets.OrderBy(n => n.From).ThenBy(n => n.To)] : Order(graph, nets);
        var tracks = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            var net = ordered[i];
            net.Track = 0;
            for (var k = 0; k < i; k++)
            {
                if (Overlap(ordered[k], net)) net.Track = Math.Max(net.Track, ordered[k].Track + 1);
            }

            graph.Work += i;
            tracks = Math.Max(tracks, net.Track + 1);
        }

        return tracks;
    }

    private static bool Overlap(Net a, Net b) => a.From < b.To + Near && b.From < a.To + Near;

    /// <summary>Takes as the next from the top, again and again, the net that gains most by lying above the rest.</summary>
    private static List<Net> Order(LayerGraph graph, List<Net> nets)
    {
        var gain = new double[nets.Count];
        var pair = new double[nets.Count, nets.Count];
        for (var a = 0; a < nets.Count; a++)
        {
            for (var b = 0; b < nets.Count; b++)
            {
                if (a == b || !Overlap(nets[a], nets[b])) continue;
                graph.Work++;
                pair[a, b] = Cost(nets[b], nets[a]) - Cost(nets[a], nets[b]);
                gain[a] += pair[a, b];
            }
        }

        var result = new List<Net>(nets.Count);
        var left = Enumerable.Range(0, nets.Count).ToList();
        while (left.Count > 0)
        {
            var next = left.OrderByDescending(i => gain[i]).ThenBy(i => nets[i].From).ThenBy(i => i).First();
            left.Remove(next);
            result.Add(nets[next]);
            foreach (var i in left) gain[i] -= pair[i, next];
        }

        return result;
    }

    /// <summary>What it costs when one net lies above another: crossings, and pieces that would lie on one another.</summary>
    private static double Cost(Net upper, Net lower)
    {
        double cost = 0;
        foreach (var pin in lower.Pins.Where(p => p.IsUpper))
        {
            if (pin.X > upper.From + Near && pin.X < upper.To - Near) cost++;
            if (upper.Pins.Any(p => !p.IsUpper && Math.Abs(p.X - pin.X) < Near)) cost += 10;
        }

        foreach (var pin in upper.Pins.Where(p => !p.IsUpper))
        {
            if (pin.X > lower.From + Near && pin.X < lower.To - Near) cost++;
        }

        return cost;
    }
}
