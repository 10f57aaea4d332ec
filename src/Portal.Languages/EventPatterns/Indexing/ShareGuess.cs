namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Guesses which share of events satisfies a field, from nothing but the rules: the more different values rules ask for, the
/// fewer events each will have.
/// </summary>
internal sealed class ShareGuess
{
    private readonly Dictionary<(string Field, Type Kind), HashSet<string>> kinds = [];

    public ShareGuess(IEnumerable<EventPattern> patterns)
    {
        foreach (var field in patterns.SelectMany(p => p.Combinations).SelectMany(c => c.Fields).Distinct())
        {
            foreach (var condition in field.Tests)
            {
                var kind = (field.Name, condition.GetType());
                if (!kinds.TryGetValue(kind, out var known)) kinds[kind] = known = new(StringComparer.Ordinal);
                known.Add(condition.ToString());
            }
        }
    }

    public double Of(PatternField field) =>
        field.MayBeAbsent ? 1 : Math.Min(1, field.Tests.Sum(c => c.Share(kinds[(field.Name, c.GetType())].Count)));
}
