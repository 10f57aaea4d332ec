namespace Portal.Graphs.Layout;

/// <summary>The inside of a Parallel or Map state: its branches side by side, in rows where they are many.</summary>
/// <param name="Branches">Each branch and where its upper left corner stands.</param>
internal sealed record Cluster(double Width, double Height, IReadOnlyList<(GraphLayout Layout, double X, double Y)> Branches)
{
    public static Cluster Of(GraphNode node, IReadOnlyList<GraphLayout> branches)
    {
        var rows = Rows(branches);
        var width = Math.Max(LayoutSizes.HeadWidth(node), rows.Max(WidthOf) + (2 * LayoutSizes.ClusterPadding));
        var placed = new List<(GraphLayout, double, double)>();
        var y = LayoutSizes.ClusterHead + 6;
        foreach (var row in rows)
        {
            var x = (width - WidthOf(row)) / 2;
            foreach (var branch in row)
            {
                placed.Add((branch, x, y));
                x += branch.Width + LayoutSizes.BranchGap;
            }

            y += row.Max(b => b.Height) + LayoutSizes.BranchGap;
        }

        return new Cluster(width, y - LayoutSizes.BranchGap + LayoutSizes.ClusterPadding, placed);
    }

    private static double WidthOf(List<GraphLayout> row) => row.Sum(b => b.Width) + (LayoutSizes.BranchGap * (row.Count - 1));

    private static List<List<GraphLayout>> Rows(IReadOnlyList<GraphLayout> branches)
    {
        var rows = new List<List<GraphLayout>> { new() };
        foreach (var branch in branches)
        {
            if (rows[^1].Count > 0 && WidthOf([.. rows[^1], branch]) > LayoutSizes.WidestRow) rows.Add([]);
            rows[^1].Add(branch);
        }

        return rows;
    }
}
