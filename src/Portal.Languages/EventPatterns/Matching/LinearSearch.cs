namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Looks for one text inside another in time linear in both, whatever they are (Knuth, Morris, Pratt).</summary>
internal sealed class LinearSearch
{
    private readonly byte[] wanted;
    private readonly int[] restart;

    /// <param name="wanted">Not empty.</param>
    public LinearSearch(byte[] wanted)
    {
        this.wanted = wanted;
        restart = new int[wanted.Length];
        for (int i = 1, k = 0; i < wanted.Length; i++)
        {
            while (k > 0 && wanted[i] != wanted[k]) k = restart[k - 1];
            if (wanted[i] == wanted[k]) k++;
            restart[i] = k;
        }
    }

    public int Length => wanted.Length;

    /// <param name="text">Where to look.</param>
    /// <param name="steps">Grows by the number of comparisons made.</param>
    /// <returns>The first place, or -1.</returns>
    public int IndexIn(ReadOnlySpan<byte> text, ref long steps)
    {
        var first = wanted[0];
        int i = 0, found = 0;
        while (i < text.Length)
        {
            if (found == 0)
            {
                // Most of a text starts nothing: the processor's wide search skips it.
                var skip = text[i..].IndexOf(first);
                if (skip < 0) return -1;
                i += skip;
                steps += 1 + (skip >> 4);
            }

            steps++;
            if (text[i] == wanted[found])
            {
                i++;
                if (++found == wanted.Length) return i - found;
            }
            else
            {
                found = restart[found - 1];
            }
        }

        return -1;
    }

    /// <summary>The lengths of those beginnings of the wanted text that the given text ends with, the longest first.</summary>
    public IEnumerable<int> BeginningsAtEndOf(ReadOnlySpan<byte> text)
    {
        var found = 0;
        foreach (var c in text)
        {
            if (found == wanted.Length) found = restart[found - 1];
            while (found > 0 && c != wanted[found]) found = restart[found - 1];
            if (c == wanted[found]) found++;
        }

        var lengths = new List<int>();
        for (; found > 0; found = restart[found - 1]) lengths.Add(found);
        return lengths;
    }
}
