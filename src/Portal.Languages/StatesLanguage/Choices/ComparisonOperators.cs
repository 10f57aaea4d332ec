using System.Collections.Frozen;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>All data-tests by name.</summary>
internal static class ComparisonOperators
{
    private static readonly FrozenDictionary<string, ComparisonOperator> ByName = new[]
    {
        StringComparisons.All,
        NumericComparisons.All,
        BooleanComparisons.All,
        TimestampComparisons.All,
        TypeTests.All,
    }.SelectMany(family => family).ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>The names, those with the ending <c>Path</c> included.</summary>
    public static IReadOnlyList<string> FieldNames { get; } =
        [.. ByName.Values.SelectMany(o => o.HasPathForm ? [o.Name, Fields.FieldNames.WithPath(o.Name)] : new[] { o.Name }).Order(StringComparer.Ordinal)];

    /// <summary>The operator of a field; <paramref name="isPath"/> where the field's value is a path to the operand.</summary>
    public static ComparisonOperator? Find(string field, out bool isPath)
    {
        isPath = false;
        if (ByName.TryGetValue(field, out var found)) return found;
        isPath = true;
        return ByName.TryGetValue(Fields.FieldNames.WithoutPath(field), out found) && found.HasPathForm ? found : null;
    }
}
