using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>StringEquals, StringLessThan, ... : by code units, as Java compares.</summary>
internal static class StringComparisons
{
    public static IEnumerable<ComparisonOperator> All =>
    [
        Make("Equals", "==", c => c == 0),
        Make("LessThan", "<", c => c < 0),
        Make("GreaterThan", ">", c => c > 0),
        Make("LessThanEquals", "<=", c => c <= 0),
        Make("GreaterThanEquals", ">=", c => c >= 0),
        new("StringMatches", "matches", OperandKind.String, HasPathForm: false, (value, pattern) => value is DataString s && Wildcard.Matches(((DataString)pattern).Value, s.Value)),
    ];

    private static ComparisonOperator Make(string ending, string symbol, Func<int, bool> accept) => new(
        "String" + ending,
        symbol,
        OperandKind.String,
        HasPathForm: true,
        (left, right) => left is DataString l && right is DataString r && accept(string.CompareOrdinal(l.Value, r.Value)));
}
