using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Numbers as JavaScript has them: doubles, with its ways to round and to write.</summary>
internal static class Numbers
{
    private const int SmallestKept = -1;
    private const int KeptCount = 260;

    private static readonly DataNumber[] Kept = [.. Enumerable.Range(SmallestKept, KeptCount).Select(i => new DataNumber((double)i))];

    public static DataNumber Of(double value)
    {
        var at = (int)value - SmallestKept;
        return at is >= 0 and < KeptCount && value == (int)value ? Kept[at] : new DataNumber(value);
    }

    /// <exception cref="JsonataException">The number is infinite or none (D1001).</exception>
    public static double Finite(DataNumber number) =>
        double.IsFinite(number.Double) ? number.Double : throw new JsonataException("D1001") { Value = DataValue.Null };

    /// <summary>Whether the value is a number; what arithmetic makes of 0/0 is none.</summary>
    /// <exception cref="JsonataException">The number is infinite (D1001).</exception>
    public static bool IsNumeric(DataValue? value, out double number)
    {
        number = value is DataNumber { Double: var d } ? d : double.NaN;
        if (double.IsInfinity(number)) throw new JsonataException("D1001") { Value = DataValue.Null };
        return !double.IsNaN(number);
    }

    public static bool IsInteger(DataValue value) => value is DataNumber { Double: var d } && double.IsFinite(d) && d == Math.Floor(d);

    /// <summary>Whether an array holds numbers only; an empty one does.</summary>
    public static bool AreAll(DataArray array)
    {
        foreach (var item in array.Items)
        {
            if (!IsNumeric(item, out _)) return false;
        }

        return true;
    }

    /// <summary>Fifteen significant digits, as <c>$string</c> writes numbers; from JSONata 2.1 on whole numbers stay as they are.</summary>
    public static double Rounded(double value, JsonataDialect dialect)
    {
        if (Math.Abs(value) < 1e15 && value == Math.Floor(value)) return value;
        if (dialect.KeepsLongIntegers && value == Math.Floor(value)) return value;
        return double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest whole number, halves upwards, as JavaScript's Math.round.</summary>
    public static double RoundHalfUp(double value)
    {
        var floor = Math.Floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }

    /// <summary>Rounds to decimal places, halves to the even neighbour: https://docs.jsonata.org/numeric-functions#round</summary>
    public static double RoundHalfEven(double value, int places)
    {
        var shifted = Shift(value, places);
        var rounded = RoundHalfUp(shifted);
        if (Math.Abs(rounded - shifted) == 0.5 && Math.Abs(rounded % 2) == 1) rounded--;
        rounded = Shift(rounded, -places);
        return rounded == 0 ? 0 : rounded;
    }

    /// <summary>Moves the decimal point in the text: a multiplication would bring in errors of its own.</summary>
    private static double Shift(double value, int places)
    {
        if (places == 0 || !double.IsFinite(value)) return value;
        var text = DataNumber.Format(value);
        var exponentAt = text.IndexOf('e', StringComparison.Ordinal);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent + places}"), CultureInfo.InvariantCulture);
    }
}
