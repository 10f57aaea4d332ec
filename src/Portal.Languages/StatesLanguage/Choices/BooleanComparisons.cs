using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>BooleanEquals.</summary>
internal static class BooleanComparisons
{
    public static IEnumerable<ComparisonOperator> All =>
    [
        new("BooleanEquals", "==", OperandKind.Boolean, HasPathForm: true, (left, right) => left is DataBoolean l && right is DataBoolean r && l.Value == r.Value),
    ];
}
