using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>TimestampEquals, TimestampLessThan, ... : points in time, whatever their offsets.</summary>
internal static class TimestampComparisons
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
        "Timestamp" + ending,
        symbol,
        OperandKind.Timestamp,
        HasPathForm: true,
        (left, right) => Time(left) is { } l && Time(right) is { } r && accept(l.CompareTo(r)));

    private static DateTimeOffset? Time(DataValue? value) => value is DataString s && Timestamp.TryParse(s.Value, out var time) ? time : null;
}
