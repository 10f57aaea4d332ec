namespace Portal.Graphs.Layout;

/// <summary>
/// Where lines leave and enter a state: in the order of where they go, at a distance from one another, and in the middle where
/// that makes a straight line.
/// </summary>
internal static class Ports
{
    public static void Assign(LayerGraph graph)
    {
        foreach (var net in graph.Nets.Values)
        {
            foreach (var pin in net.Pins) pin.X = pin.Item.X;
        }

        var pins = graph.Nets.Values.SelectMany(n => n.Pins.Select(p => (Net: n, Pin: p))).Where(p => p.Pin.Item.Kind == ItemKind.Node)
            .ToLookup(p => (p.Pin.Item, p.Pin.IsUpper));
        // Lower edges first: what enters a state below can then be drawn straight to where it left.
        foreach (var side in pins.Where(p => p.Key.IsUpper)) Spread(side.Key.Item, [.. side]);
        foreach (var side in pins.Where(p => !p.Key.IsUpper)) Spread(side.Key.Item, [.. side]);
    }

    private static void Spread(LayerItem item, List<(Net Net, Pin Pin)> side)
    {
        var wanted = side.Select(s => (s.Pin, Toward: Toward(s.Net, s.Pin, item))).OrderBy(w => w.Toward).ToList();
        if (wanted.Count == 1)
        {
            wanted[0].Pin.X = Math.Abs(wanted[0].Toward - item.X) <= LayoutSizes.Snap ? wanted[0].Toward : item.X;
            return;
        }

        var (left, right) = (item.Left + LayoutSizes.PortMargin, item.Right - LayoutSizes.PortMargin);
        var distance = Math.Min(LayoutSizes.Port, (right - left) / (wanted.Count - 1));
        // The line that goes on nearest to the middle has the middle; the others stand beside it.
        var middle = wanted.Index().MinBy(w => Math.Abs(w.Item.Toward - item.X)).Index;
        var straight = Math.Abs(wanted[middle].Toward - item.X) <= LayoutSizes.Snap;
        var centre = straight ? wanted[middle].Toward : item.X;
        var from = straight ? centre - (middle * distance) : centre - ((wanted.Count - 1) * distance / 2);
        from = Math.Clamp(from, left, right - ((wanted.Count - 1) * distance));
        for (var i = 0; i < wanted.Count; i++) wanted[i].Pin.X = from + (i * distance);
        // Further out, a line that would be straight with a little more room gets it.
        for (var i = wanted.Count - 1; i > middle; i--)
        {
            var limit = i == wanted.Count - 1 ? right : wanted[i + 1].Pin.X - distance;
            if (wanted[i].Toward > wanted[i].Pin.X && wanted[i].Toward <= limit) wanted[i].Pin.X = wanted[i].Toward;
        }

        for (var i = 0; i < middle; i++)
        {
            var limit = i == 0 ? left : wanted[i - 1].Pin.X + distance;
            if (wanted[i].Toward < wanted[i].Pin.X && wanted[i].Toward >= limit) wanted[i].Pin.X = wanted[i].Toward;
        }
    }

    /// <summary>Where the line goes from here: to the nearest end across the gap, or beside, where a loop turns.</summary>
    private static double Toward(Net net, Pin pin, LayerItem item)
    {
        var across = net.Pins.Where(p => p.IsUpper != pin.IsUpper).Select(p => p.X).ToList();
        if (across.Count == 0) across = [.. net.Pins.Where(p => p != pin).Select(p => p.X)];
        return across.Count == 0 ? item.X : across.MinBy(x => Math.Abs(x - item.X));
    }
}
