namespace Portal.Graphs.Layout;

/// <summary>Turns the steps of an edge into the corners of its line.</summary>
internal static class EdgeTrace
{
    private const double Same = 0.05;

    public static PlacedEdge Of(RoutedEdge edge)
    {
        var points = new List<GraphPoint>();
        for (var i = 1; i < edge.Path.Count; i++)
        {
            var (from, to, net) = (edge.Path[i - 1], edge.Path[i], edge.Nets[i - 1]);
            // A step within a layer, or up: both ends may lie on one side of the gap.
            var (leave, enter) = (net.PinOf(from, from.Layer < net.Gap), net.PinOf(to, to.Layer < net.Gap));
            Add(points, leave.X, EdgeOf(from, leave));
            Add(points, leave.X, net.Y);
            Add(points, enter.X, net.Y);
            Add(points, enter.X, EdgeOf(to, enter));
        }

        var label = edge.Path.FirstOrDefault(p => p.Kind == ItemKind.Label);
        return new PlacedEdge(edge.Edge, Straighten(points), label is null ? null : new LabelBox(label.X, label.Y + (label.Height / 2), label.Width, label.Height));
    }

    private static double EdgeOf(LayerItem item, Pin pin) => pin.IsUpper ? item.Y + item.Height : item.Y;

    private static void Add(List<GraphPoint> points, double x, double y)
    {
        if (points.Count > 0 && Math.Abs(points[^1].X - x) < Same && Math.Abs(points[^1].Y - y) < Same) return;
        points.Add(new GraphPoint(Math.Round(x, 2), Math.Round(y, 2)));
    }

    /// <summary>Leaves out corners that are none.</summary>
    private static List<GraphPoint> Straighten(List<GraphPoint> points)
    {
        var result = new List<GraphPoint>(points.Count);
        foreach (var point in points)
        {
            while (result.Count >= 2 && (AllSame(result[^2].X, result[^1].X, point.X) || AllSame(result[^2].Y, result[^1].Y, point.Y))) result.RemoveAt(result.Count - 1);
            result.Add(point);
        }

        return result;
    }

    private static bool AllSame(double a, double b, double c) => Math.Abs(a - b) < Same && Math.Abs(b - c) < Same;
}
