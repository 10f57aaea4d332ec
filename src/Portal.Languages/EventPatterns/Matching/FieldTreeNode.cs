using System.Numerics;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>A name in a <see cref="FieldTree"/> with the names below it: a small open hash table, looked into for every name of an event.</summary>
internal sealed class FieldTreeNode
{
    private int[] slots = [];
    private byte[][] names = [];
    private FieldTreeNode[] children = [];

    /// <summary>The field that ends here, or <see cref="FieldTree.NoField"/>.</summary>
    public int Field { get; set; } = FieldTree.NoField;

    public int Count { get; private set; }

    public FieldTreeNode? Find(ReadOnlySpan<byte> name)
    {
        var table = slots;
        if (table.Length == 0) return null;
        for (var slot = (int)(ByteHash.OfName(name) & (uint)(table.Length - 1)); ; slot = (slot + 1) & (table.Length - 1))
        {
            var at = table[slot] - 1;
            if (at < 0) return null;
            if (name.SequenceEqual(names[at])) return children[at];
        }
    }

    public FieldTreeNode GetOrAdd(ReadOnlySpan<byte> name)
    {
        if (Find(name) is { } known) return known;
        var child = new FieldTreeNode();
        if (Count == names.Length)
        {
            Array.Resize(ref names, Math.Max(4, Count * 2));
            Array.Resize(ref children, names.Length);
        }

        (names[Count], children[Count]) = (name.ToArray(), child);
        Count++;
        if (slots.Length < Count * 4) Rehash((int)BitOperations.RoundUpToPowerOf2((uint)Count * 8));
        else Put(Count - 1);
        return child;
    }

    private void Rehash(int size)
    {
        slots = new int[size];
        for (var i = 0; i < Count; i++) Put(i);
    }

    private void Put(int at)
    {
        var slot = (int)(ByteHash.OfName(names[at]) & (uint)(slots.Length - 1));
        while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = at + 1;
    }
}
