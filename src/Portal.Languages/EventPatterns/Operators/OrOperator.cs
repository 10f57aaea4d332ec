namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// <c>"$or": [{...}, {...}]</c>: alternatives among the fields beside it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or
/// </summary>
internal static class OrOperator
{
    public const string Name = "$or";
    public const string Advice = "Give an array of at least two objects: \"$or\": [{\"a\": [1]}, {\"b\": [2]}].";

    /// <summary>EventBridge refuses a pattern whose alternatives multiply to more.</summary>
    public const int MaxCombinations = 1000;

    /// <summary>Words that the engine keeps for itself: no field inside <c>$or</c> may have such a name.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr", "html",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case",
        "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range",
        "ip-address-in-range", "ip-address-not-in-range",
    };

    public static bool IsReserved(string fieldName) => Reserved.Contains(fieldName);
}
