using System.Text;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Roman numerals.</summary>
internal static class RomanNumber
{
    private static readonly (int Value, string Numeral)[] Numerals =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    public static string Format(double value)
    {
        var text = new StringBuilder();
        foreach (var (size, numeral) in Numerals)
        {
            for (; value >= size; value -= size) text.Append(numeral);
        }

        return text.ToString();
    }

    /// <summary>The value of capital numerals; not a number where another character is among them.</summary>
    public static double Parse(string roman)
    {
        var (total, greatest) = (0d, 1d);
        for (var i = roman.Length - 1; i >= 0; i--)
        {
            var value = Value(roman[i]);
            if (value < greatest)
            {
                total -= value;
            }
            else
            {
                greatest = value;
                total += value;
            }
        }

        return total;
    }

    private static double Value(char numeral) => numeral switch
    {
        'M' => 1000,
        'D' => 500,
        'C' => 100,
        'L' => 50,
        'X' => 10,
        'V' => 5,
        'I' => 1,
        _ => double.NaN,
    };
}
