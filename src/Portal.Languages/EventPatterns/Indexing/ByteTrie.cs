namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>Which texts find a key of a <see cref="ByteTrie"/>.</summary>
internal enum TrieMatch
{
    /// <summary>Those that start with it.</summary>
    Start,

    /// <summary>Those that are equal to it.</summary>
    Whole,
}

/// <summary>
/// Postings by the beginning of a text, or by its end, with or without regard to ASCII case: one walk along the text finds
/// all of them.
/// </summary>
internal sealed class ByteTrie(bool fromEnd, bool ignoreCase)
{
    private readonly Node root = new() { Label = [] };

    /// <summary>Adds while the index is built.</summary>
    /// <param name="key">In lower case where case is left aside.</param>
    /// <param name="kind">Which texts find it.</param>
    /// <param name="posting">What is found.</param>
    public void Add(ReadOnlySpan<byte> key, TrieMatch kind, int posting)
    {
        var text = key.ToArray();
        if (fromEnd) Array.Reverse(text);
        var node = root;
        for (var at = 0; at < text.Length;)
        {
            if (!node.TryChild(text[at], out var child))
            {
                child = new Node { Label = text[at..] };
                node.AddChild(child);
            }

            var shared = text.AsSpan(at).CommonPrefixLength(child.Label);
            if (shared < child.Label.Length) child.Split(shared);
            at += shared;
            node = child;
        }

        node.Add(kind, posting);
    }

    public void Find(ReadOnlySpan<byte> text, Candidates into)
    {
        var node = root;
        var at = 0;
        while (true)
        {
            if (node.Started.Length > 0) into.Add(node.Started);
            if (at == text.Length)
            {
                if (node.Ended.Length > 0) into.Add(node.Ended);
                return;
            }

            if (!node.TryChild(Read(text, at), out node)) return;
            for (var i = 0; i < node.Label.Length; i++, at++)
            {
                if (at == text.Length || Read(text, at) != node.Label[i]) return;
            }
        }
    }

    private byte Read(ReadOnlySpan<byte> text, int at)
    {
        var c = fromEnd ? text[^(at + 1)] : text[at];
        return ignoreCase && c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
    }

    private sealed class Node
    {
        private byte[] firsts = [];
        private Node[] children = [];

        public required byte[] Label { get; set; }

        /// <summary>What a text finds that leads here.</summary>
        public int[] Started { get; private set; } = [];

        /// <summary>What a text finds that ends here.</summary>
        public int[] Ended { get; private set; } = [];

        public bool TryChild(byte first, out Node child)
        {
            var at = firsts.AsSpan().IndexOf(first);
            child = at < 0 ? this : children[at];
            return at >= 0;
        }

        public void Add(TrieMatch kind, int posting)
        {
            if (kind == TrieMatch.Start) Started = [.. Started, posting];
            else Ended = [.. Ended, posting];
        }

        public void AddChild(Node child)
        {
            firsts = [.. firsts, child.Label[0]];
            children = [.. children, child];
        }

        /// <summary>Cuts the label; what followed becomes a child.</summary>
        public void Split(int at)
        {
            var rest = new Node { Label = Label[at..], Started = Started, Ended = Ended, firsts = firsts, children = children };
            (Label, Started, Ended) = (Label[..at], [], []);
            (firsts, children) = ([rest.Label[0]], [rest]);
        }
    }
}
