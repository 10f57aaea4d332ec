namespace Portal.Components.Controls.Text;

/// <param name="Before">Number of the line in the old text; null for one that was added.</param>
/// <param name="After">Number of the line in the new text; null for one that was removed.</param>
public sealed record DiffLine(int? Before, int? After, string Text)
{
    public bool IsSame => Before is not null && After is not null;
}

/// <summary>A stretch of lines around changes; the lines between stretches are the same in both texts.</summary>
/// <param name="Skipped">How many same lines stand before it.</param>
public sealed record DiffHunk(int Skipped, IReadOnlyList<DiffLine> Lines);

/// <summary>What differs between two texts, line by line: the shortest way from one to the other.</summary>
/// <remarks>E. Myers, An O(ND) Difference Algorithm and Its Variations (1986).</remarks>
public static class LineDiff
{
    /// <summary>Texts that differ in more lines are shown as removed and added whole.</summary>
    private const int MostChanges = 2000;

    /// <summary>Same lines that are shown around a change.</summary>
    private const int Around = 3;

    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (a, b) = (Lines(before), Lines(after));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var lines = new List<DiffLine>();
        for (var i = 0; i < start; i++) lines.Add(new(i + 1, i + 1, a[i]));
        foreach (var line in Middle(a[start..^end], b[start..^end])) lines.Add(line with { Before = line.Before + start, After = line.After + start });
        for (var i = end; i > 0; i--) lines.Add(new(a.Length - i + 1, b.Length - i + 1, a[^i]));
        return lines;
    }

    /// <summary>The changes with a few lines around them.</summary>
    public static IReadOnlyList<DiffHunk> Hunks(IReadOnlyList<DiffLine> lines)
    {
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsSame) continue;
            for (var j = Math.Max(0, i - Around); j <= Math.Min(lines.Count - 1, i + Around); j++) shown[j] = true;
        }

        var hunks = new List<DiffHunk>();
        for (var i = 0; i < lines.Count;)
        {
            var from = i;
            while (i < lines.Count && !shown[i]) i++;
            var begin = i;
            while (i < lines.Count && shown[i]) i++;
            if (i > begin) hunks.Add(new(begin - from, [.. lines.Skip(begin).Take(i - begin)]));
        }

        return hunks;
    }

    private static List<DiffLine> Middle(string[] a, string[] b)
    {
        var trace = Search(a, b);
        if (trace is null) return [.. a.Select((t, i) => new DiffLine(i + 1, null, t)), .. b.Select((t, i) => new DiffLine(null, i + 1, t))];
        var lines = new List<DiffLine>();
        var (x, y) = (a.Length, b.Length);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var furthest = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && furthest[d + k - 1] < furthest[d + k + 1]);
            var fromX = down ? furthest[d + k + 1] : furthest[d + k - 1];
            var fromY = fromX - (down ? k + 1 : k - 1);
            while (x > fromX && y > fromY && x > 0 && y > 0 && a[x - 1] == b[y - 1]) lines.Add(new(x--, y--, a[x]));
            if (down) lines.Add(new(null, y--, b[y]));
            else lines.Add(new(x--, null, a[x]));
        }

        while (x > 0 && y > 0) lines.Add(new(x--, y--, a[x]));
        lines.Reverse();
        return lines;
    }

    /// <summary>For each number of changes the furthest points before they were made, by diagonal; null where there are too many changes.</summary>
    private static List<int[]>? Search(string[] a, string[] b)
    {
        var trace = new List<int[]>();
        var most = Math.Min(a.Length + b.Length, MostChanges);
        var furthest = new int[(2 * most) + 3];
        for (var d = 0; d <= most; d++)
        {
            // Only the diagonals from -d to d matter from here on.
            trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var at = most + 1 + k;
                var x = k == -d || (k != d && furthest[at - 1] < furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k]) x++;
                furthest[at] = x;
                if (x >= a.Length && x - k >= b.Length) return trace;
            }
        }

        return null;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
