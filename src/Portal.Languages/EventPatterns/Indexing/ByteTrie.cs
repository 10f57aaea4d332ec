namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Postings by the beginning of a text, or by its end, with or without regard to ASCII case: one walk along the text finds
/// all of them. Made by <see cref="ByteTrieBuilder"/>; all in flat arrays, which stay in the processor's caches.
/// </summary>
internal sealed class ByteTrie(bool fromEnd, bool ignoreCase, ByteTrie.Node[] nodes, byte[] firsts, byte[] labels, int[] postings)
{
    public void Find(ReadOnlySpan<byte> text, Candidates into)
    {
        int number = 0, at = 0;
        while (true)
        {
            ref var node = ref nodes[number];
            if (!Follow(text, ref at, labels.AsSpan(node.Label, node.LabelLength))) return;
            if (node.Started > 0) into.Add(postings.AsSpan(node.Posting, node.Started));
            if (at == text.Length)
            {
                if (node.Ended > 0) into.Add(postings.AsSpan(node.Posting + node.Started, node.Ended));
                return;
            }

            var child = firsts.AsSpan(node.Child, node.Children).IndexOf(Read(text, at));
            if (child < 0) return;
            number = node.Child + child;
        }
    }

    private bool Follow(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> label)
    {
        foreach (var c in label)
        {
            if (at == text.Length || Read(text, at) != c) return false;
            at++;
        }

        return true;
    }

    private byte Read(ReadOnlySpan<byte> text, int at)
    {
        var c = fromEnd ? text[^(at + 1)] : text[at];
        return ignoreCase && c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
    }

    /// <param name="Label">Where its label begins.</param>
    /// <param name="LabelLength">The label's length.</param>
    /// <param name="Child">Number of its first child; the others follow. The children's first bytes have the same numbers.</param>
    /// <param name="Children">How many children there are.</param>
    /// <param name="Posting">Where its postings begin.</param>
    /// <param name="Started">How many are found by texts that lead here.</param>
    /// <param name="Ended">How many, behind those, are found by texts that end here.</param>
    internal readonly record struct Node(int Label, int LabelLength, int Child, int Children, int Posting, int Started, int Ended);
}
