using Portal.Languages.EventPatterns.Indexing;

namespace Portal.Languages.EventPatterns;

/// <summary>
/// The patterns of many rules, to find all rules that an event matches. Matching takes no lock; rules may be added and
/// removed meanwhile, and a match begun after <see cref="Set"/> or <see cref="Remove"/> has returned knows of it.
/// </summary>
/// <remarks>
/// Rules are compiled in segments when the next event comes. A few new rules make a small segment beside the others; segments
/// of similar size are merged, and all of them after many events without a change, so that neither a change nor an event
/// pays for all rules.
/// </remarks>
/// <typeparam name="TRule">What stands for a rule: an object or an identifier, compared by its own equality.</typeparam>
public sealed class PatternIndex<TRule>
    where TRule : notnull
{
    private readonly Lock changing = new();
    private readonly Dictionary<TRule, IndexEntry<TRule>> byRule = [];
    private IndexState<TRule> state = new();
    private MatchRun? idleRun;

    /// <summary>How many rules there are.</summary>
    public int Count
    {
        get
        {
            lock (changing) return byRule.Count;
        }
    }

    /// <summary>Adds a rule, or gives a known one another pattern.</summary>
    public void Set(TRule rule, EventPattern pattern)
    {
        lock (changing)
        {
            var entry = new IndexEntry<TRule>(rule, pattern);
            var anyGone = Retire(rule);
            byRule[rule] = entry;
            Volatile.Write(ref state, state.Next(entry, anyGone));
        }
    }

    /// <summary>Removes a rule. False where it was not there.</summary>
    public bool Remove(TRule rule)
    {
        lock (changing)
        {
            if (!Retire(rule)) return false;
            Volatile.Write(ref state, state.Next(null, anyGone: true));
            return byRule.Remove(rule);
        }
    }

    /// <summary>All rules that the event matches, each once, in no order.</summary>
    /// <param name="eventUtf8">The whole event as JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The text, as far as it had to be read, is not a JSON object.</exception>
    public IReadOnlyList<TRule> Match(ReadOnlySpan<byte> eventUtf8)
    {
        var matched = new List<TRule>();
        Match(eventUtf8, matched);
        return matched;
    }

    /// <summary>As <see cref="Match(ReadOnlySpan{byte})"/>, into a list that is emptied first.</summary>
    public void Match(ReadOnlySpan<byte> eventUtf8, List<TRule> into)
    {
        into.Clear();
        var seen = Volatile.Read(ref state);
        var run = Interlocked.Exchange(ref idleRun, null) ?? new MatchRun();
        foreach (var segment in seen.Compiled())
        {
            segment.Patterns.Match(eventUtf8, run);
            segment.AddRules(run.Matched, seen, into);
        }

        Volatile.Write(ref idleRun, run);
    }

    /// <summary>Marks the rule's entry as gone from the next state on. False where there is none.</summary>
    private bool Retire(TRule rule)
    {
        if (!byRule.TryGetValue(rule, out var entry)) return false;
        entry.GoneIn = state.Version + 1;
        return true;
    }
}
