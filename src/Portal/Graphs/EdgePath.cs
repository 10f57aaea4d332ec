using System.Globalization;
using System.Text;
using Portal.Graphs.Layout;

namespace Portal.Graphs;

/// <summary>The corners of a line as an SVG path with rounded corners.</summary>
public static class EdgePath
{
    private const double Radius = 7;

    public static string Of(IReadOnlyList<GraphPoint> points)
    {
        if (points.Count < 2) return "";
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.##} {points[0].Y:0.##}");
        for (var i = 1; i < points.Count - 1; i++)
        {
            var (before, corner, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(Radius, Math.Min(Length(before, corner), Length(corner, after)) / 2);
            var (from, to) = (Toward(corner, before, radius), Toward(corner, after, radius));
            path.Append(CultureInfo.InvariantCulture, $"L{from.X:0.##} {from.Y:0.##}Q{corner.X:0.##} {corner.Y:0.##} {to.X:0.##} {to.Y:0.##}");
        }

        path.Append(CultureInfo.InvariantCulture, $"L{points[^1].X:0.##} {points[^1].Y:0.##}");
        return path.ToString();
    }

    private static double Length(GraphPoint a, GraphPoint b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static GraphPoint Toward(GraphPoint from, GraphPoint to, double by) =>
        Math.Abs(from.X - to.X) < 0.01 ? new(from.X, from.Y + (Math.Sign(to.Y - from.Y) * by)) : new(from.X + (Math.Sign(to.X - from.X) * by), from.Y);
}
