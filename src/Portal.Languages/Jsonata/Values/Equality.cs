using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>When two values are the same: https://docs.jsonata.org/comparison-operators#-equals</summary>
internal static class Equality
{
    /// <summary>Deep equality; the order of an object's fields does not matter.</summary>
    public static bool Of(DataValue left, DataValue right, Run run)
    {
        if (IsIdentical(left, right)) return true;
        run.EnsureStack();
        return (left, right) switch
        {
            (DataArray a, DataArray b) => OfArrays(a, b, run),
            (DataObject a, DataObject b) => OfObjects(a, b, run),
            _ => false,
        };
    }

    /// <summary>Equality of scalars; arrays, objects and functions are identical to themselves only.</summary>
    public static bool IsIdentical(DataValue left, DataValue right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (DataString a, DataString b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (DataNumber a, DataNumber b) => a.Double == b.Double,
        (DataBoolean a, DataBoolean b) => a.Value == b.Value,
        (DataNull, DataNull) => true,
        _ => false,
    };

    private static bool OfArrays(DataArray a, DataArray b, Run run)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!Of(a[i], b[i], run)) return false;
        }

        return true;
    }

    private static bool OfObjects(DataObject a, DataObject b, Run run)
    {
        if (a.Count != b.Count) return false;
        foreach (var (name, value) in a.Fields)
        {
            if (!b.TryGet(name, out var other) || !Of(value, other, run)) return false;
        }

        return true;
    }
}
