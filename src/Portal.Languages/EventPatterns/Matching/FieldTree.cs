using System.Text;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// The names on the way to the fields that somebody asks about, as a tree of UTF-8 names. Names are cut at dots, because a
/// dot inside a name and a step into an object are the same to EventBridge.
/// </summary>
internal sealed class FieldTree
{
    /// <summary>No field ends at this node.</summary>
    public const int NoField = -1;

    public FieldTreeNode Root { get; } = new();

    /// <summary>How many fields there are; they are numbered from 0.</summary>
    public int FieldCount { get; private set; }

    /// <summary>True where a scan is to add every field that the event has.</summary>
    public bool TakesAll { get; init; }

    /// <summary>The field's number; a new one where it is not known yet.</summary>
    public int Add(string name)
    {
        var node = Root;
        foreach (var step in name.Split('.')) node = node.GetOrAdd(Encoding.UTF8.GetBytes(step));
        return Number(node);
    }

    public int Number(FieldTreeNode node)
    {
        if (node.Field == NoField) node.Field = FieldCount++;
        return node.Field;
    }

    /// <summary>The field's number, or <see cref="NoField"/>.</summary>
    public int Find(string name)
    {
        var node = Root;
        foreach (var step in name.Split('.'))
        {
            node = node.Find(Encoding.UTF8.GetBytes(step));
            if (node is null) return NoField;
        }

        return node.Field;
    }

    /// <summary>The node that a name of an event leads to from here, dots and all; null where nobody asks about it.</summary>
    public FieldTreeNode? Step(FieldTreeNode from, ReadOnlySpan<byte> name)
    {
        if (!TakesAll && from.Find(name) is { } direct) return direct;
        var node = from;
        while (true)
        {
            var dot = name.IndexOf((byte)'.');
            if (dot < 0 && !TakesAll) return node == from ? null : node.Find(name);
            var step = dot < 0 ? name : name[..dot];
            var next = TakesAll ? node.GetOrAdd(step) : node.Find(step);
            if (next is null || dot < 0) return next;
            node = next;
            name = name[(dot + 1)..];
        }
    }
}
