namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Chooses for each wildcard by which of its fixed texts it is found: by the start or end where few others have the same,
/// else by some bytes in the middle.
/// </summary>
internal static class WildcardIndex
{
    /// <param name="wildcards">The fixed parts of each, of which one at least is not empty, and its posting.</param>
    /// <param name="starts">Takes those that are found by their start.</param>
    /// <param name="ends">Takes those that are found by their end.</param>
    /// <returns>Those that are found by bytes anywhere.</returns>
    public static List<(Gram Gram, int Posting)> Distribute(
        IReadOnlyList<(IReadOnlyList<byte[]> Parts, int Posting)> wildcards, Func<ByteTrieBuilder> starts, Func<ByteTrieBuilder> ends)
    {
        var sameStart = Count(wildcards.Select(w => w.Parts[0]));
        var sameEnd = Count(wildcards.Select(w => w.Parts[^1]));
        var grams = new GramChooser(wildcards.Select(w => w.Parts));
        var anywhere = new List<(Gram Gram, int Posting)>();
        foreach (var (parts, posting) in wildcards)
        {
            var (first, last) = (parts[0], parts[^1]);
            var (gram, sameGram) = grams.Rarest(parts);
            var byStart = first.Length == 0 ? int.MaxValue : sameStart[Convert.ToHexString(first)];
            var byEnd = last.Length == 0 ? int.MaxValue : sameEnd[Convert.ToHexString(last)];
            if (byStart <= Math.Min(byEnd, sameGram)) starts().Add(first, TrieMatch.Start, posting);
            else if (byEnd <= sameGram) ends().Add(last, TrieMatch.Start, posting);
            else anywhere.Add((gram, posting));
        }

        return anywhere;
    }

    private static Dictionary<string, int> Count(IEnumerable<byte[]> texts) =>
        texts.CountBy(Convert.ToHexString).ToDictionary(StringComparer.Ordinal);
}
