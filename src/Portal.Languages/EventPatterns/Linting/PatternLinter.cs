using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Linting;

/// <summary>Looks for parts of a valid pattern that can match nothing, do nothing, or do something unexpected.</summary>
internal static class PatternLinter
{
    public static IEnumerable<PatternHint> Check(IEnumerable<PatternField> fields)
    {
        foreach (var field in fields)
        {
            foreach (var hint in EnvelopeLint.Check(field).Concat(field.Conditions.SelectMany(c => Check(field, c)))) yield return hint;
        }
    }

    private static IEnumerable<PatternHint> Check(PatternField field, Condition condition)
    {
        switch (condition)
        {
            case NumericRangeCondition { Low: var low, High: var high } when low > high:
                yield return new(PatternHintKind.NeverMatches, field.Path, $"{condition}: no number with at most six decimals lies between.");
                break;
            case PrefixCondition { Bytes.Length: 0 } or SuffixCondition { Bytes.Length: 0 }:
                yield return new(PatternHintKind.Surprising, field.Path, $"{condition} matches every string.");
                break;
            case WildcardCondition { Text.Parts: [{ Length: 0 }, { Length: 0 }] }:
                yield return new(PatternHintKind.Surprising, field.Path, $"{condition} matches every string.");
                break;
            case AnythingButCondition { Excluded.Count: 0 }:
                yield return new(PatternHintKind.NoEffect, field.Path, $"{condition} excludes nothing: it asks only that there is a value.");
                break;
            case EqualsIgnoreCaseCondition or FoldedPrefixCondition or FoldedSuffixCondition when HasSurrogates(condition):
                yield return new(PatternHintKind.NeverMatches, field.Path,
                    $"{condition}: EventBridge compares characters such as emoji as ?? here, so the text does not even equal itself.");
                break;
            case CidrCondition { HasHostBits: true }:
                yield return new(PatternHintKind.Surprising, field.Path, $"{condition} names one address of the network; all of the network match.");
                break;
        }
    }

    private static bool HasSurrogates(Condition condition) =>
        condition.Json is Data.DataObject given && given.Any(f => f.Value is Data.DataString s
            ? s.Value.Any(char.IsSurrogate)
            : f.Value is Data.DataObject inner && inner.Any(i => i.Value is Data.DataString t && t.Value.Any(char.IsSurrogate)));
}
