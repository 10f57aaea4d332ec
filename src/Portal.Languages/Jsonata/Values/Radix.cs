using System.Numerics;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Whole numbers in another base.</summary>
internal static class Radix
{
    public static string Format(double value, int radix)
    {
        if (radix == 10) return DataNumber.Format(value);
        var digits = new StringBuilder();
        var rest = new BigInteger(Math.Abs(value));
        do
        {
            rest = BigInteger.DivRem(rest, radix, out var digit);
            digits.Insert(0, (char)(digit < 10 ? '0' + (int)digit : 'a' + (int)digit - 10));
        }
        while (!rest.IsZero);

        return value < 0 ? "-" + digits : digits.ToString();
    }
}
