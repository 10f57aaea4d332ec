namespace Portal.Languages.EventPatterns.Operators;

/// <summary>All match operators by their word. Case counts: <c>Prefix</c> is none.</summary>
internal static class PatternOperators
{
    private static readonly Dictionary<string, PatternOperator> ByName = new PatternOperator[]
    {
        new ExactlyOperator(),
        new PrefixOperator(),
        new SuffixOperator(),
        new EqualsIgnoreCaseOperator(),
        new WildcardOperator(),
        new AnythingButOperator(),
        new NumericOperator(),
        new CidrOperator(),
        new ExistsOperator(),
    }.ToDictionary(o => o.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static PatternOperator? Find(string name) => ByName.GetValueOrDefault(name);
}
