namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>Postings by bytes that a value must contain somewhere: one walk over a value finds all whose bytes are in it.</summary>
internal sealed class GramTable
{
    private const int FilterWords = 64;

    private readonly (int Size, ulong[] Filter, Dictionary<ulong, int[]> Postings)[] tables;

    public GramTable(IEnumerable<(Gram Gram, int Posting)> entries) => tables =
    [
        .. entries.GroupBy(e => e.Gram.Size).Select(ofSize =>
        {
            var postings = ofSize.GroupBy(e => e.Gram.Bytes, e => e.Posting).ToDictionary(g => g.Key, g => g.ToArray());
            return (ofSize.Key, Filter(postings.Keys), postings);
        }),
    ];

    public void Find(ReadOnlySpan<byte> text, Candidates into)
    {
        foreach (var (size, filter, postings) in tables)
        {
            for (var at = 0; at <= text.Length - size; at++)
            {
                var gram = Gram.Read(text[at..], size).Bytes;
                if (IsIn(filter, gram) && postings.TryGetValue(gram, out var found)) into.Add(found);
            }
        }
    }

    /// <summary>A bit for each gram, so that most bytes of a value need no lookup.</summary>
    private static ulong[] Filter(IEnumerable<ulong> grams)
    {
        var filter = new ulong[FilterWords];
        foreach (var gram in grams) filter[Bit(gram) / 64] |= 1UL << (Bit(gram) % 64);
        return filter;
    }

    private static bool IsIn(ulong[] filter, ulong gram) => (filter[Bit(gram) / 64] & (1UL << (Bit(gram) % 64))) != 0;

    private static int Bit(ulong gram) => (int)((gram * 0x9E3779B97F4A7C15) >> 52);
}
