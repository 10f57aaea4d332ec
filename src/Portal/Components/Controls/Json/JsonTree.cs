using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Components.Controls.Json;

/// <summary>
/// Which lines of a JSON value are in sight. Lines exist only where a branch is open, so that a value of a megabyte costs no
/// more than what is looked at.
/// </summary>
public sealed partial class JsonTree
{
    /// <summary>So many lines are opened by themselves.</summary>
    public const int OpenedAtFirst = 60;

    /// <summary>More matches than these are counted, but not walked to.</summary>
    public const int MostMatches = 1000;

    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> matches = new(StringComparer.Ordinal);
    private readonly List<string> matchOrder = [];

    public JsonTree(DataValue root)
    {
        Root = root;
        OpenFirst();
        Rebuild();
    }

    public DataValue Root { get; }

    public IReadOnlyList<JsonRow> Rows { get; private set; } = [];

    /// <summary>The paths at which the search text was found, from the top.</summary>
    public IReadOnlyList<string> Matches => matchOrder;

    public void Toggle(string path)
    {
        if (!open.Remove(path)) open.Add(path);
        Rebuild();
    }

    public void CloseAll()
    {
        open.Clear();
        open.Add("$");
        Rebuild();
    }

    /// <summary>Opens every branch, breadth first, until about so many lines are shown.</summary>
    public void OpenAll(int mostLines = 5000)
    {
        OpenBreadthFirst(mostLines);
        Rebuild();
    }

    /// <summary>Marks the lines that hold the text, whatever its case, and opens the way to them. An empty text ends the search.</summary>
    public void Search(string text)
    {
        matches.Clear();
        matchOrder.Clear();
        if (text.Length > 0) Find(Root, "$", null, text, []);
        Rebuild();
    }

    /// <summary>The path of a child: <c>$.name</c>, <c>$['odd name']</c>, <c>$[0]</c>.</summary>
    public static string ChildPath(string path, string name) =>
        PlainName().IsMatch(name) ? $"{path}.{name}" : $"{path}['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    public static string ChildPath(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private static IEnumerable<(string Path, string Name, bool IsIndex, DataValue Value)> Children(DataValue value, string path)
    {
        if (value is DataObject o)
        {
            foreach (var (name, child) in o) yield return (ChildPath(path, name), name, false, child);
        }
        else if (value is DataArray a)
        {
            for (var i = 0; i < a.Count; i++) yield return (ChildPath(path, i), i.ToString(CultureInfo.InvariantCulture), true, a[i]);
        }
    }

    private static int CountOf(DataValue value) => value switch
    {
        DataObject o => o.Count,
        DataArray a => a.Count,
        _ => 0,
    };

    private void OpenFirst()
    {
        open.Add("$");
        OpenBreadthFirst(OpenedAtFirst);
    }

    private void OpenBreadthFirst(int mostLines)
    {
        var lines = 1;
        var queue = new Queue<(string Path, DataValue Value)>([("$", Root)]);
        while (queue.TryDequeue(out var next))
        {
            var count = CountOf(next.Value);
            if (count == 0 || (lines + count > mostLines && next.Path != "$")) continue;
            open.Add(next.Path);
            lines += count;
            foreach (var child in Children(next.Value, next.Path)) queue.Enqueue((child.Path, child.Value));
        }
    }

    private void Find(DataValue value, string path, string? name, string text, List<string> above)
    {
        if (matchOrder.Count >= MostMatches) return;
        var hit = name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
            || (value is not DataObject and not DataArray && ScalarText(value).Contains(text, StringComparison.OrdinalIgnoreCase));
        if (hit)
        {
            matches.Add(path);
            matchOrder.Add(path);
            open.UnionWith(above);
        }

        if (CountOf(value) == 0) return;
        above.Add(path);
        foreach (var child in Children(value, path)) Find(child.Value, child.Path, child.IsIndex ? null : child.Name, text, above);
        above.RemoveAt(above.Count - 1);
    }

    private static string ScalarText(DataValue value) => value is DataString s ? s.Value : value.ToJson();

    private void Rebuild()
    {
        var rows = new List<JsonRow>();
        Walk(Root, "$", 0, null, false, rows);
        Rows = rows;
    }

    private void Walk(DataValue value, string path, int depth, string? name, bool isIndex, List<JsonRow> rows)
    {
        var isOpen = open.Contains(path);
        rows.Add(new JsonRow(path, depth, name, isIndex, value, isOpen, matches.Contains(path)));
        if (!isOpen) return;
        foreach (var child in Children(value, path)) Walk(child.Value, child.Path, depth + 1, child.Name, child.IsIndex, rows);
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainName();
}
