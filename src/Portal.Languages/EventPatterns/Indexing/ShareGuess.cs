namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Guesses which share of events satisfies a field, from nothing but the rules: few events have a field that few rules know,
/// and the more different values rules ask for, the fewer events have each.
/// </summary>
internal sealed class ShareGuess
{
    /// <summary>Every event has these. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</summary>
    private static readonly HashSet<string> Envelope = new(StringComparer.Ordinal) { "version", "id", "detail-type", "source", "account", "time", "region", "resources" };

    private readonly Dictionary<(string Field, Type Kind), HashSet<string>> kinds = [];
    private readonly Dictionary<string, int> rulesWithField;
    private readonly int rules;

    public ShareGuess(IReadOnlyCollection<EventPattern> patterns)
    {
        rules = patterns.Count;
        rulesWithField = patterns.SelectMany(p => p.Fields.Select(f => f.Name).Distinct()).CountBy(n => n).ToDictionary(StringComparer.Ordinal);
        foreach (var field in patterns.SelectMany(p => p.Fields))
        {
            foreach (var condition in field.Tests)
            {
                var kind = (field.Name, condition.GetType());
                if (!kinds.TryGetValue(kind, out var known)) kinds[kind] = known = new(StringComparer.Ordinal);
                known.Add(condition.ToString());
            }
        }
    }

    public double Of(PatternField field)
    {
        if (field.MayBeAbsent) return 1;
        var present = Envelope.Contains(field.Name) ? 1 : (rulesWithField[field.Name] + 1.0) / (rules + 1);
        return present * Math.Min(1, field.Tests.Sum(c => c.Share(kinds[(field.Name, c.GetType())].Count)));
    }
}
