using System.Runtime.InteropServices;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>A few bytes in a row, as a number.</summary>
/// <param name="Size">How many: 8, 4, 2 or 1.</param>
/// <param name="Bytes">They themselves.</param>
internal readonly record struct Gram(int Size, ulong Bytes)
{
    public static Gram Read(ReadOnlySpan<byte> text, int size) => new(size, size switch
    {
        8 => MemoryMarshal.Read<ulong>(text),
        4 => MemoryMarshal.Read<uint>(text),
        2 => MemoryMarshal.Read<ushort>(text),
        _ => text[0],
    });
}

/// <summary>Chooses for each of many wildcards those bytes in a row that the fewest of the others have, too.</summary>
internal sealed class GramChooser
{
    private static readonly int[] Sizes = [8, 4, 2, 1];

    private readonly Dictionary<Gram, int> popularity = [];

    /// <param name="wildcards">The fixed parts of each.</param>
    public GramChooser(IEnumerable<IReadOnlyList<byte[]>> wildcards)
    {
        foreach (var gram in wildcards.SelectMany(w => Grams(w).Distinct())) popularity[gram] = popularity.GetValueOrDefault(gram) + 1;
    }

    /// <summary>The rarest bytes of a wildcard that has any, and how many have them.</summary>
    public (Gram Gram, int Popularity) Rarest(IReadOnlyList<byte[]> parts)
    {
        var rarest = Grams(parts).MinBy(g => popularity[g]);
        return (rarest, popularity[rarest]);
    }

    /// <summary>All of the greatest size that fits into a part.</summary>
    private static IEnumerable<Gram> Grams(IReadOnlyList<byte[]> parts)
    {
        var longest = parts.Max(p => p.Length);
        if (longest == 0) return [];
        var size = Array.Find(Sizes, s => s <= longest);
        return parts.SelectMany(p => Enumerable.Range(0, Math.Max(0, p.Length - size + 1)).Select(i => Gram.Read(p.AsSpan(i), size)));
    }
}
