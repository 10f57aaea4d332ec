using System.Text;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>Collects the conditions of one field by which combinations are to be found.</summary>
internal sealed class FieldIndexBuilder
{
    private readonly Dictionary<byte[], List<int>> texts = new(ByteComparer.Instance);
    private readonly Dictionary<string, List<int>> numberTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<int>> numbers = [];
    private readonly List<(long Low, long High, int Posting)> ranges = [];
    private readonly List<(UInt128 Low, UInt128 High, int Posting)> addresses = [];
    private readonly List<(IReadOnlyList<byte[]> Parts, int Posting)> wildcards = [];
    private readonly List<int>?[] words = new List<int>?[Enum.GetValues<EventValueKind>().Length];
    private readonly List<int> anyValue = [];
    private ByteTrieBuilder? starts;
    private ByteTrieBuilder? ends;
    private ByteTrieBuilder? foldedStarts;
    private ByteTrieBuilder? foldedEnds;

    /// <summary>The combination that the next conditions belong to.</summary>
    public int Posting { get; set; }

    public void Text(byte[] text) => Add(texts, text);

    /// <summary>A number that EventBridge compares by its letters.</summary>
    public void NumberText(byte[] text) => Add(numberTexts, Encoding.ASCII.GetString(text));

    public void Number(long millionths) => Add(numbers, millionths);

    public void Range(long low, long high) => ranges.Add((low, high, Posting));

    public void Addresses(UInt128 low, UInt128 high) => addresses.Add((low, high, ~Posting));

    public void Word(EventValueKind kind) => (words[(int)kind] ??= []).Add(Posting);

    public void Start(byte[] text) => Starts().Add(text, TrieMatch.Start, Posting);

    public void End(byte[] text) => Ends().Add(text, TrieMatch.Start, Posting);

    /// <param name="lower">ASCII in lower case.</param>
    /// <param name="kind">The whole text or its start.</param>
    public void FoldedStart(byte[] lower, TrieMatch kind) => (foldedStarts ??= new ByteTrieBuilder(fromEnd: false, ignoreCase: true)).Add(lower, kind, Posting);

    /// <param name="lower">ASCII in lower case.</param>
    public void FoldedEnd(byte[] lower) => (foldedEnds ??= new ByteTrieBuilder(fromEnd: true, ignoreCase: true)).Add(lower, TrieMatch.Start, Posting);

    /// <param name="parts">What stands between the asterisks.</param>
    public void Wildcard(IReadOnlyList<byte[]> parts)
    {
        if (parts.Any(p => p.Length > 0)) wildcards.Add((parts, ~Posting));
        else AnyValue();
    }

    /// <summary>Every value may do.</summary>
    public void AnyValue() => anyValue.Add(~Posting);

    /// <summary>The plain strings and what they find.</summary>
    public IEnumerable<(byte[] Text, List<int> Postings)> Texts => texts.Select(t => (t.Key, t.Value));

    /// <summary>Everything but plain strings; null where there is nothing else.</summary>
    public FieldIndex? Build()
    {
        var grams = WildcardIndex.Distribute(wildcards, Starts, Ends);
        var index = new FieldIndex
        {
            NumberTexts = numberTexts.Count == 0 ? null : numberTexts.ToDictionary(n => n.Key, n => n.Value.ToArray(), StringComparer.Ordinal),
            Numbers = numbers.Count == 0 ? null : numbers.ToDictionary(n => n.Key, n => n.Value.ToArray()),
            Ranges = ranges.Count == 0 ? null : new IntervalTree<long>(ranges),
            Addresses = addresses.Count == 0 ? null : new IntervalTree<UInt128>(addresses),
            Wildcards = grams.Count == 0 ? null : new GramTable(grams),
            Words = Array.TrueForAll(words, w => w is null) ? null : Array.ConvertAll(words, w => w?.ToArray()),
            AnyValue = anyValue.Count == 0 ? null : [.. anyValue],
            Starts = starts?.Build(),
            Ends = ends?.Build(),
            FoldedStarts = foldedStarts?.Build(),
            FoldedEnds = foldedEnds?.Build(),
        };
        return index.IsEmpty ? null : index;
    }

    private ByteTrieBuilder Starts() => starts ??= new ByteTrieBuilder(fromEnd: false, ignoreCase: false);

    private ByteTrieBuilder Ends() => ends ??= new ByteTrieBuilder(fromEnd: true, ignoreCase: false);

    private void Add<TKey>(Dictionary<TKey, List<int>> into, TKey key)
        where TKey : notnull
    {
        if (!into.TryGetValue(key, out var list)) into[key] = list = [];
        list.Add(Posting);
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>
    {
        public static readonly ByteComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => (int)ByteHash.OfValue(obj, 0);
    }
}
