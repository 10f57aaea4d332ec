namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>Which texts find a key of a <see cref="ByteTrie"/>.</summary>
internal enum TrieMatch
{
    /// <summary>Those that start with it.</summary>
    Start,

    /// <summary>Those that are equal to it.</summary>
    Whole,
}

/// <summary>Collects keys for a <see cref="ByteTrie"/>.</summary>
internal sealed class ByteTrieBuilder(bool fromEnd, bool ignoreCase)
{
    private readonly Node root = new() { Label = [] };

    /// <param name="key">In lower case where case is left aside.</param>
    /// <param name="kind">Which texts find it.</param>
    /// <param name="posting">What they find.</param>
    public void Add(ReadOnlySpan<byte> key, TrieMatch kind, int posting)
    {
        var text = key.ToArray();
        if (fromEnd) Array.Reverse(text);
        var node = root;
        for (var at = 0; at < text.Length;)
        {
            if (!node.Children.TryGetValue(text[at], out var child))
            {
                child = new Node { Label = text[at..] };
                node.Children.Add(text[at], child);
            }

            var shared = text.AsSpan(at).CommonPrefixLength(child.Label);
            if (shared < child.Label.Length) child.Split(shared);
            at += shared;
            node = child;
        }

        (kind == TrieMatch.Start ? node.Started : node.Ended).Add(posting);
    }

    /// <summary>Lays the nodes out level by level, so that the children of each lie together.</summary>
    public ByteTrie Build()
    {
        var nodes = new List<ByteTrie.Node>();
        var firsts = new List<byte> { 0 };
        var labels = new List<byte>();
        var postings = new List<int>();
        var queue = new Queue<Node>([root]);
        while (queue.TryDequeue(out var node))
        {
            nodes.Add(new ByteTrie.Node(
                labels.Count, node.Label.Length, firsts.Count, node.Children.Count, postings.Count, node.Started.Count, node.Ended.Count));
            labels.AddRange(node.Label);
            postings.AddRange(node.Started);
            postings.AddRange(node.Ended);
            firsts.AddRange(node.Children.Keys);
            foreach (var child in node.Children.Values) queue.Enqueue(child);
        }

        return new ByteTrie(fromEnd, ignoreCase, [.. nodes], [.. firsts], [.. labels], [.. postings]);
    }

    private sealed class Node
    {
        public required byte[] Label { get; set; }
        public SortedDictionary<byte, Node> Children { get; private set; } = [];
        public List<int> Started { get; private set; } = [];
        public List<int> Ended { get; private set; } = [];

        /// <summary>Cuts the label; what followed becomes a child.</summary>
        public void Split(int at)
        {
            var rest = new Node { Label = Label[at..], Started = Started, Ended = Ended, Children = Children };
            (Label, Started, Ended) = (Label[..at], [], []);
            Children = new() { [rest.Label[0]] = rest };
        }
    }
}
