using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Filters;

/// <summary>A test of two values; null stands for a path that leads nowhere.</summary>
/// <param name="left">The left value.</param>
/// <param name="right">The right value.</param>
/// <param name="rightOperand">The right side itself, for a regular expression.</param>
internal delegate bool FilterOperator(DataValue? left, DataValue? right, FilterOperand rightOperand);

/// <summary>The operators of filters, as the library that AWS uses defines them.</summary>
/// <remarks>https://github.com/json-path/JsonPath#filter-operators</remarks>
internal static class FilterOperators
{
    /// <summary>By spelling, the longer ones first where one begins another.</summary>
    public static readonly IReadOnlyList<string> Symbols = ["===", "!==", "==", "!=", "<=", ">=", "=~", "<", ">"];

    private static readonly FrozenDictionary<string, FilterOperator> ByName = new Dictionary<string, FilterOperator>(StringComparer.OrdinalIgnoreCase)
    {
        ["=="] = (l, r, _) => AreEqual(l, r),
        ["!="] = (l, r, _) => !AreEqual(l, r),
        ["==="] = (l, r, _) => AreSameKind(l, r) && AreEqual(l, r),
        ["!=="] = (l, r, _) => !(AreSameKind(l, r) && AreEqual(l, r)),
        ["<"] = (l, r, _) => Compare(l, r) < 0,
        ["<="] = (l, r, _) => Compare(l, r) <= 0,
        [">"] = (l, r, _) => Compare(l, r) > 0,
        [">="] = (l, r, _) => Compare(l, r) >= 0,
        ["=~"] = (l, _, operand) => Matches(l, operand.Pattern),
        ["in"] = (l, r, _) => Holds(r, l),
        ["nin"] = (l, r, _) => !Holds(r, l),
        ["contains"] = (l, r, _) => l is DataString text ? r is DataString part && text.Value.Contains(part.Value, StringComparison.Ordinal) : Holds(l, r),
        ["all"] = (l, r, _) => l is DataArray have && r is DataArray wanted && wanted.All(w => Holds(have, w)),
        ["subsetof"] = (l, r, _) => l is DataArray a && r is DataArray b && a.All(v => Holds(b, v)),
        ["anyof"] = (l, r, _) => l is DataArray a && r is DataArray b && a.Any(v => Holds(b, v)),
        ["noneof"] = (l, r, _) => l is DataArray a && r is DataArray b && !a.Any(v => Holds(b, v)),
        ["size"] = (l, r, _) => r is DataNumber n && n.TryGetInt64(out var size) && Size(l) == size,
        ["empty"] = (l, r, _) => r is DataBoolean b && Size(l) is { } size && size == 0 == b.Value,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FilterOperator? Find(string name) => ByName.GetValueOrDefault(name);

    private static bool AreSameKind(DataValue? left, DataValue? right) => left is not null && right is not null && left.Kind == right.Kind;

    /// <summary>A number and a string are equal where their texts are.</summary>
    private static bool AreEqual(DataValue? left, DataValue? right) => (left, right) switch
    {
        (null, _) or (_, null) => left is null && right is null,
        (DataNumber n, DataString s) => NumberEquals(n, s),
        (DataString s, DataNumber n) => NumberEquals(n, s),
        _ => left.Equals(right),
    };

    private static bool NumberEquals(DataNumber number, DataString text) =>
        double.TryParse(text.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && value.Equals(number.Double);

    private static int? Compare(DataValue? left, DataValue? right) => (left, right) switch
    {
        (DataNumber l, DataNumber r) => l.Double.CompareTo(r.Double),
        (DataString l, DataString r) => string.CompareOrdinal(l.Value, r.Value),
        _ => null,
    };

    private static bool Matches(DataValue? value, Regex? pattern)
    {
        if (pattern is null || value is null or DataArray or DataObject or DataNull) return false;
        var text = value is DataString s ? s.Value : value.ToJson();
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool Holds(DataValue? collection, DataValue? value) => collection is DataArray array && value is not null && array.Any(v => AreEqual(v, value));

    private static long? Size(DataValue? value) => value switch
    {
        DataArray a => a.Count,
        DataObject o => o.Count,
        DataString s => s.Value.Length,
        _ => null,
    };
}
