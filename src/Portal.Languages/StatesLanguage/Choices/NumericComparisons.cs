using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>NumericEquals, NumericLessThan, ...</summary>
internal static class NumericComparisons
{
    public static IEnumerable<ComparisonOperator> All =>
    [
        Make("Equals", "==", c => c == 0),
        Make("LessThan", "<", c => c < 0),
        Make("GreaterThan", ">", c => c > 0),
        Make("LessThanEquals", "<=", c => c <= 0),
        Make("GreaterThanEquals", ">=", c => c >= 0),
    ];

    private static ComparisonOperator Make(string ending, string symbol, Func<int, bool> accept) => new(
        "Numeric" + ending,
        symbol,
        OperandKind.Number,
        HasPathForm: true,
        (left, right) => left is DataNumber l && right is DataNumber r && accept(Compare(l, r)));

    /// <summary>Whole numbers are compared as such: a double cannot tell the large ones apart.</summary>
    private static int Compare(DataNumber left, DataNumber right) =>
        left.TryGetInt64(out var l) && right.TryGetInt64(out var r) ? l.CompareTo(r) : left.Double.CompareTo(right.Double);
}
