using System.Globalization;

namespace Portal.Languages.Data;

/// <summary>Turns .NET's <c>1.5E+21</c> into JavaScript's spelling of the same digits.</summary>
internal static class ScientificNumber
{
    /// <param name="text">A number as .NET writes it.</param>
    /// <param name="exponentAt">Where its <c>E</c> stands; negative without one.</param>
    public static string Format(string text, int exponentAt)
    {
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var sign = mantissa[0] == '-' ? "-" : "";
        var (digits, point) = Digits(mantissa[sign.Length..], exponent);

        // The value is 0.DIGITS times ten to the power of point.
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point
                ? sign + digits + new string('0', point - digits.Length)
                : sign + digits[..point] + "." + digits[point..];
        }

        if (point is > -6 and <= 0) return sign + "0." + new string('0', -point) + digits;
        var power = point - 1;
        var tail = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{tail}e{(power < 0 ? '-' : '+')}{Math.Abs(power)}");
    }

    private static (string Digits, int Point) Digits(string mantissa, int exponent)
    {
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = pointAt < 0 ? mantissa : mantissa[..pointAt];
        var all = pointAt < 0 ? mantissa : whole + mantissa[(pointAt + 1)..];
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length + exponent - leading);
    }
}
