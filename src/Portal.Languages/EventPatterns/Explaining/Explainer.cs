using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>Explains what a pattern makes of an event. Much slower than matching: for one event that somebody looks at.</summary>
internal static class Explainer
{
    public static PatternExplanation Explain(EventPattern pattern, DataObject given)
    {
        var utf8 = given.ToUtf8();
        var matches = pattern.Matches(utf8);
        var alternatives = pattern.Combinations.Take(PatternExplanation.MaxAlternatives)
            .Select(c => Explain(pattern, c, given, utf8))
            .OrderBy(a => a.Matches ? 0 : a.Changes.Count == 0 ? int.MaxValue : a.Changes.Count)
            .ThenBy(a => a.Fields.Count(f => f.Verdict != FieldResult.Matches))
            .ToArray();
        return new PatternExplanation(matches, alternatives[0].Fields, alternatives, matches ? [] : alternatives[0].Changes);
    }

    private static CombinationExplanation Explain(EventPattern pattern, PatternCombination combination, DataObject given, byte[] utf8)
    {
        var alone = pattern.Only(combination);
        var matches = alone.Matches(utf8);
        var changes = matches ? [] : new NearestMiss(alone, given).Find(combination);
        var fields = combination.Fields.Select(f => Explain(f, given)).ToArray();
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = fields[i] with { Verdict = Correct(fields[i].Verdict, combination.Fields[i].Name, given, matches, changes) };
        }

        return new CombinationExplanation(matches, fields, changes);
    }

    /// <summary>
    /// Array elements can turn the verdict on a field alone: a field that need not change is as it should be, and one that
    /// matches inside an array but must change matches in the wrong element.
    /// </summary>
    private static FieldResult Correct(FieldResult alone, string field, DataObject given, bool matches, IReadOnlyList<EventChange> changes)
    {
        if (matches) return FieldResult.Matches;
        if (changes.Count == 0) return alone;
        if (!changes.Any(c => c.Touches(field))) return FieldResult.Matches;
        var inArray = EventWalk.Find(given, field).Any(f => f.Steps.SkipLast(1).Any(s => s.Name is null));
        return alone == FieldResult.Matches && inArray ? FieldResult.OtherElement : alone;
    }

    private static FieldExplanation Explain(PatternField field, DataObject given)
    {
        var found = EventWalk.Find(given, field.Name)
            .Select(f => new FoundValue(new EventChange(f.Steps, null).Path, f.Value, Holding(field, f.Value)))
            .ToArray();
        var verdict = Judge(field, found);
        return new FieldExplanation(field.Path, field.Conditions, field.Wanted, found, verdict);
    }

    private static FieldResult Judge(PatternField field, FoundValue[] found)
    {
        if (found.Length == 0) return field.MayBeAbsent ? FieldResult.Matches : FieldResult.Missing;
        if (Array.Exists(found, f => f.Holds is not null)) return FieldResult.Matches;
        return field.Conditions.All(c => c.HoldsWhenAbsent) ? FieldResult.Unwanted : FieldResult.WrongValue;
    }

    private static Condition? Holding(PatternField field, DataValue value) =>
        Array.Find(field.Tests, t => t.Matches(EventValues.Of(value)));
}
