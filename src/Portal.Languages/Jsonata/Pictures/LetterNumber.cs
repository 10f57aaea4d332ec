using System.Text;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Numbers as letters, like the columns of a spreadsheet: a, b, ... z, aa, ab.</summary>
internal static class LetterNumber
{
    public static string Format(double value, char first)
    {
        var letters = new StringBuilder();
        while (value > 0)
        {
            letters.Insert(0, (char)(first + (int)((value - 1) % 26)));
            value = Math.Floor((value - 1) / 26);
        }

        return letters.ToString();
    }

    public static double Parse(string letters, char first)
    {
        var value = 0d;
        for (var i = 0; i < letters.Length; i++) value += (letters[^(i + 1)] - first + 1) * Math.Pow(26, i);
        return value;
    }
}
