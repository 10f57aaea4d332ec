using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Numbers in English words, as JSONata spells them: <c>One Thousand, Two Hundred and Thirty-Four</c>.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Ordinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Decades = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred"];
    private static readonly string[] Magnitudes = ["Thousand", "Million", "Billion", "Trillion"];
    private static readonly FrozenDictionary<string, double> Values = AllValues();

    /// <summary>All words that a number can hold, as alternatives of a regular expression.</summary>
    public static string Alternatives { get; } = string.Join('|', Values.Keys.OrderByDescending(k => k.Length)) + @"|and|[\-, ]";

    public static string Format(double value, bool isOrdinal) => Format(value, false, isOrdinal);

    /// <summary>The number that words in lower case stand for; not a number where they stand for none.</summary>
    public static double Parse(string words)
    {
        var sections = new Stack<double>([0]);
        foreach (var word in Boundary().Split(words))
        {
            var value = Values.GetValueOrDefault(word, double.NaN);
            if (value < 100)
            {
                var top = sections.Pop();
                if (top >= 1000)
                {
                    sections.Push(top);
                    top = 0;
                }

                sections.Push(top + value);
            }
            else
            {
                sections.Push(sections.Pop() * value);
            }
        }

        return sections.Sum();
    }

    private static string Format(double value, bool isRest, bool isOrdinal)
    {
        if (value <= 19) return (isRest ? " and " : "") + (isOrdinal ? Ordinals : Few)[(int)value];
        if (value < 100) return (isRest ? " and " : "") + Tens((int)value, isOrdinal);
        var start = isRest ? ", " : "";
        if (value < 1000) return start + Few[(int)(value / 100)] + " Hundred" + Rest(value % 100, isOrdinal);
        var magnitude = Math.Min((int)Math.Floor(Math.Log10(value) / 3), Magnitudes.Length);
        var factor = Math.Pow(10, magnitude * 3);
        var mantissa = Math.Floor(value / factor);
        return start + Format(mantissa, false, false) + " " + Magnitudes[magnitude - 1] + Rest(value - (mantissa * factor), isOrdinal);
    }

    private static string Tens(int value, bool isOrdinal)
    {
        var decade = Decades[(value / 10) - 2];
        if (value % 10 > 0) return decade + "-" + Format(value % 10, false, isOrdinal);
        return isOrdinal ? decade[..^1] + "ieth" : decade;
    }

    private static string Rest(double rest, bool isOrdinal)
    {
        if (rest > 0) return Format(rest, true, isOrdinal);
        return isOrdinal ? "th" : "";
    }

    private static FrozenDictionary<string, double> AllValues()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < Few.Length; i++) values[Few[i].ToLowerInvariant()] = values[Ordinals[i].ToLowerInvariant()] = i;
        for (var i = 0; i < Decades.Length; i++)
        {
            var word = Decades[i].ToLowerInvariant();
            values[word] = values[word[..^1] + "ieth"] = (i + 2) * 10;
        }

        values["hundredth"] = 100;
        for (var i = 0; i < Magnitudes.Length; i++)
        {
            var word = Magnitudes[i].ToLowerInvariant();
            values[word] = values[word + "th"] = Math.Pow(10, (i + 1) * 3);
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@",\s|\sand\s|[\s\\-]")]
    private static partial Regex Boundary();
}
