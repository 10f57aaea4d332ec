using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>In which way an integer picture writes.</summary>
internal enum IntegerStyle
{
    Decimal,
    Letters,
    Roman,
    Words,

    /// <summary>A numbering that only other implementations know.</summary>
    Unknown,
}

internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}

/// <summary>A character between the digits, and how many digits stand right of it.</summary>
internal readonly record struct DigitSeparator(int Position, string Character);

/// <summary>How to write a whole number: https://www.w3.org/TR/xpath-functions-31/#formatting-integers</summary>
internal sealed class IntegerPicture
{
    /// <summary>The zeros of Unicode's groups of decimal digits.</summary>
    private static readonly int[] Zeros =
    [
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090,
        0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    ];

    private IntegerPicture(string token) => Token = token;

    /// <summary>The picture without its modifier.</summary>
    public string Token { get; }

    public IntegerStyle Style { get; private set; }
    public LetterCase Case { get; private set; }
    public bool IsOrdinal { get; private set; }
    public int Zero { get; private set; } = '0';
    public int MandatoryDigits { get; set; }
    public int OptionalDigits { get; private set; }

    /// <summary>The separators, from the right; empty where they are regular.</summary>
    public List<DigitSeparator> Separators { get; private set; } = [];

    /// <summary>The separator that goes on every so many digits; null where there is none such.</summary>
    public DigitSeparator? RegularSeparator { get; private set; }

    /// <exception cref="JsonataException">The digits are of several groups (D3131).</exception>
    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var parsed = new IntegerPicture(semicolon < 0 ? picture : picture[..semicolon])
        {
            IsOrdinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith("o"),
        };
        (parsed.Style, parsed.Case) = parsed.Token switch
        {
            "A" => (IntegerStyle.Letters, LetterCase.Upper),
            "a" => (IntegerStyle.Letters, LetterCase.Lower),
            "I" => (IntegerStyle.Roman, LetterCase.Upper),
            "i" => (IntegerStyle.Roman, LetterCase.Lower),
            "W" => (IntegerStyle.Words, LetterCase.Upper),
            "Ww" => (IntegerStyle.Words, LetterCase.Title),
            "w" => (IntegerStyle.Words, LetterCase.Lower),
            _ => (IntegerStyle.Decimal, LetterCase.Lower),
        };
        if (parsed.Style == IntegerStyle.Decimal) parsed.ReadDigits();
        return parsed;
    }

    /// <exception cref="JsonataException">The numbering is unknown (D3130).</exception>
    public string Format(double value, Run run)
    {
        if (Style == IntegerStyle.Unknown) throw new JsonataException("D3130") { Value = new DataString(Token) };
        var absolute = Math.Abs(value);
        if (Style == IntegerStyle.Roman) run.AllocateText((long)Math.Min(absolute / 1000, long.MaxValue / 2));
        var text = Style switch
        {
            IntegerStyle.Letters => LetterNumber.Format(absolute, Case == LetterCase.Upper ? 'A' : 'a'),
            IntegerStyle.Roman => InCase(RomanNumber.Format(absolute)),
            IntegerStyle.Words => InCase(NumberWords.Format(absolute, IsOrdinal)),
            _ => IntegerDigits.Format(absolute, this),
        };
        return value < 0 ? "-" + text : text;
    }

    private string InCase(string text) => Case switch
    {
        LetterCase.Upper => text.ToUpperInvariant(),
        LetterCase.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    private void ReadDigits()
    {
        var position = 0;
        int? zero = null;
        foreach (var rune in Token.EnumerateRunes().Reverse())
        {
            var group = Array.Find(Zeros, z => rune.Value >= z && rune.Value <= z + 9);
            if (group != 0)
            {
                if (zero is { } known && known != group) throw new JsonataException("D3131");
                zero = group;
                MandatoryDigits++;
                position++;
            }
            else if (rune.Value == '#')
            {
                OptionalDigits++;
                position++;
            }
            else
            {
                Separators.Add(new DigitSeparator(position, rune.ToString()));
            }
        }

        if (zero is null) Style = IntegerStyle.Unknown;
        Zero = zero ?? '0';
        if (Separators.Count == 0 || !Separators.TrueForAll(s => s.Character == Separators[0].Character)) return;
        var size = DigitGroups.RegularSize([.. Separators.Select(s => s.Position)]);
        if (size == 0) return;
        RegularSeparator = new DigitSeparator(size, Separators[0].Character);
        Separators = [];
    }
}
