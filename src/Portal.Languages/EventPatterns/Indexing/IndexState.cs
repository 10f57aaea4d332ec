namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>A rule with one pattern; another pattern makes another entry.</summary>
internal sealed class IndexEntry<TRule>(TRule rule, EventPattern pattern)
{
    private long goneIn = long.MaxValue;

    public TRule Rule => rule;
    public EventPattern Pattern => pattern;

    /// <summary>The first state that the entry is not in any more.</summary>
    public long GoneIn
    {
        get => Volatile.Read(ref goneIn);
        set => Volatile.Write(ref goneIn, value);
    }

    public bool IsIn(IndexState<TRule> state) => GoneIn > state.Version;
}

/// <summary>Entries compiled together.</summary>
internal sealed class IndexSegment<TRule>(IReadOnlyList<IndexEntry<TRule>> entries, long version)
{
    private readonly TRule[] rules = [.. entries.Select(e => e.Rule)];

    public IReadOnlyList<IndexEntry<TRule>> Entries => entries;

    public RuleSegment Patterns { get; } = new([.. entries.Select(e => e.Pattern)]);

    /// <summary>Adds the rules of the patterns with these numbers, as far as they are in the state.</summary>
    public void AddRules(List<int> numbers, IndexState<TRule> state, List<TRule> into)
    {
        // When nothing went since the segment was made, its entries need not be looked at.
        var allAreIn = version >= state.LastGone;
        ReadOnlySpan<TRule> known = rules;
        foreach (var number in numbers)
        {
            // As a span of one: to add a reference by itself would look at the object, which is seldom in a cache.
            if (allAreIn || entries[number].IsIn(state)) into.AddRange(known.Slice(number, 1));
        }
    }
}

/// <summary>
/// The rules of an index at one moment: compiled segments, the largest first, and entries that wait to be compiled. Nothing
/// in it changes but the compiled form, which the first reader adds.
/// </summary>
internal sealed class IndexState<TRule>
{
    /// <summary>A segment joins the one before it unless that is so many times larger.</summary>
    private const int Growth = 4;

    /// <summary>So many events for each rule without a change pay for making one segment of all.</summary>
    private const double EventsPerRule = 0.125;

    private readonly IReadOnlyList<IndexSegment<TRule>> segments;
    private readonly IndexEntry<TRule>[] waiting;
    private readonly int waitingCount;
    private IReadOnlyList<IndexSegment<TRule>>? compiled;
    private int events;

    private IndexState(long version, long lastGone, IReadOnlyList<IndexSegment<TRule>> segments, IndexEntry<TRule>[] waiting, int waitingCount) =>
        (Version, LastGone, this.segments, this.waiting, this.waitingCount) = (version, lastGone, segments, waiting, waitingCount);

    /// <summary>No rules.</summary>
    public IndexState()
        : this(0, 0, [], [], 0)
    {
    }

    public long Version { get; }

    /// <summary>The last state at whose beginning an entry went.</summary>
    public long LastGone { get; }

    /// <summary>The state after a change. Called by one thread at a time.</summary>
    /// <param name="added">An entry that comes; null for none.</param>
    /// <param name="anyGone">Whether an entry goes.</param>
    public IndexState<TRule> Next(IndexEntry<TRule>? added, bool anyGone)
    {
        var known = Volatile.Read(ref compiled);
        var (array, count) = known is null ? (waiting, waitingCount) : ([], 0);
        if (added is not null)
        {
            // Readers of this state do not look behind their own count, so the array is shared.
            if (count == array.Length) Array.Resize(ref array, Math.Max(8, count * 2));
            array[count++] = added;
        }

        return new IndexState<TRule>(Version + 1, anyGone ? Version + 1 : LastGone, known ?? segments, array, count);
    }

    /// <summary>All rules compiled. Several readers may compile the same at once; any result will do.</summary>
    public IReadOnlyList<IndexSegment<TRule>> Compiled()
    {
        var known = Volatile.Read(ref compiled);
        if (known is null)
        {
            Volatile.Write(ref compiled, known = Compile());
        }
        else if (known.Count > 1 && Interlocked.Increment(ref events) > known.Sum(s => s.Entries.Count) * EventsPerRule)
        {
            Volatile.Write(ref compiled, known = [Make(Live(known.SelectMany(s => s.Entries)))]);
        }

        return known;
    }

    private List<IndexSegment<TRule>> Compile()
    {
        var kept = segments.ToList();
        var entries = Live(waiting.Take(waitingCount));
        if (kept.Sum(s => s.Entries.Count(e => !e.IsIn(this))) * 2 > kept.Sum(s => s.Entries.Count))
        {
            entries = Live([.. kept.SelectMany(s => s.Entries), .. entries]);
            kept.Clear();
        }

        while (kept.Count > 0 && kept[^1].Entries.Count < entries.Count * Growth)
        {
            entries = Live([.. kept[^1].Entries, .. entries]);
            kept.RemoveAt(kept.Count - 1);
        }

        if (entries.Count > 0) kept.Add(Make(entries));
        return kept;
    }

    private IndexSegment<TRule> Make(IReadOnlyList<IndexEntry<TRule>> entries) => new(entries, Version);

    private List<IndexEntry<TRule>> Live(IEnumerable<IndexEntry<TRule>> entries) => [.. entries.Where(e => e.IsIn(this))];
}
