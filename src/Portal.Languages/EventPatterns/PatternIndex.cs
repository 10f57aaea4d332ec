using System.Collections.Immutable;

namespace Portal.Languages.EventPatterns;

/// <summary>
/// The patterns of many rules, to find all rules that an event matches. Matching takes no lock; rules may be added and
/// removed meanwhile, and a match begun after <see cref="Set"/> or <see cref="Remove"/> has returned knows of it.
/// </summary>
/// <typeparam name="TRule">What stands for a rule: an object or an identifier, compared by its own equality.</typeparam>
public sealed class PatternIndex<TRule>
    where TRule : notnull
{
    private ImmutableDictionary<TRule, EventPattern> rules = ImmutableDictionary<TRule, EventPattern>.Empty;

    public int Count => rules.Count;

    /// <summary>Adds a rule, or gives a known one another pattern.</summary>
    public void Set(TRule rule, EventPattern pattern) => ImmutableInterlocked.AddOrUpdate(ref rules, rule, pattern, (_, _) => pattern);

    /// <summary>Removes a rule. False where it was not there.</summary>
    public bool Remove(TRule rule) => ImmutableInterlocked.TryRemove(ref rules, rule, out _);

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
        foreach (var (rule, pattern) in rules)
        {
            if (pattern.Matches(eventUtf8)) into.Add(rule);
        }
    }
}
