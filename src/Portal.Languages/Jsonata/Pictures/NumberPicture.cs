using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Numbers by a picture: https://www.w3.org/TR/xpath-functions-31/#formatting-the-number</summary>
internal static class NumberPicture
{
    /// <summary>JavaScript's greatest number of decimal places.</summary>
    private const int MostPlaces = 100;

    public static string Format(double number, string picture, DecimalFormat format, Run run)
    {
        var texts = format.PatternSeparator.Length == 0 ? [picture] : picture.Split(format.PatternSeparator);
        if (texts.Length > 2) throw new JsonataException("D3080");
        var pictures = texts.Select(t => SubPicture.Parse(t, format)).ToList();
        var chosen = number >= 0 || pictures.Count == 1 ? pictures[0] : pictures[1];
        var prefix = number < 0 && pictures.Count == 1 ? format.MinusSign + chosen.Prefix : chosen.Prefix;
        var measures = new PictureMeasures(chosen, format);
        run.AllocateText(picture.Length * 4L);

        var mantissa = number;
        if (chosen.Text.Contains(format.Percent, StringComparison.Ordinal)) mantissa *= 100;
        else if (chosen.Text.Contains(format.PerMille, StringComparison.Ordinal)) mantissa *= 1000;
        var exponent = 0;
        if (measures.MinExponent > 0) (mantissa, exponent) = Scale(mantissa, measures.ScalingFactor);

        var text = Digits(mantissa, measures, format);
        text = Group(text, measures, format);
        var decimalAt = text.IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        if (!chosen.Text.Contains(format.DecimalSeparator, StringComparison.Ordinal) || decimalAt == text.Length - 1) text = text[..^1];
        if (measures.MinExponent > 0) text += format.ExponentSeparator + Exponent(exponent, measures, format);
        return prefix + text + chosen.Suffix;
    }

    /// <summary>Moves the decimal point until the mantissa has the digits that the picture asks for.</summary>
    private static (double Mantissa, int Exponent) Scale(double number, int scalingFactor)
    {
        var (most, least) = (Math.Pow(10, scalingFactor), Math.Pow(10, scalingFactor - 1));
        var exponent = 0;
        while (number != 0 && Math.Abs(number) < least)
        {
            number *= 10;
            exponent--;
        }

        while (Math.Abs(number) > most && double.IsFinite(number))
        {
            number /= 10;
            exponent++;
        }

        return (number, exponent);
    }

    /// <summary>The rounded number with a decimal separator and as many digits on either side as there must be.</summary>
    private static string Digits(double number, PictureMeasures measures, DecimalFormat format)
    {
        var places = Math.Min(measures.MaxFraction, MostPlaces);
        var fixedText = Localize(Fixed(Numbers.RoundHalfEven(number, places), places), format);
        var pointAt = fixedText.IndexOf('.', StringComparison.Ordinal);
        var zero = format.Digits[0];
        var integer = (pointAt < 0 ? fixedText : fixedText[..pointAt]).TrimStart(zero);
        var fraction = pointAt < 0 ? "" : fixedText[(pointAt + 1)..].TrimEnd(zero);
        return integer.PadLeft(measures.MinInteger, zero) + format.DecimalSeparator + fraction.PadRight(measures.MinFraction, zero);
    }

    private static string Group(string text, PictureMeasures measures, DecimalFormat format)
    {
        var result = new StringBuilder(text);
        var decimalAt = text.IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        if (measures.RegularGroup > 0)
        {
            for (var at = decimalAt - measures.RegularGroup; at > 0; at -= measures.RegularGroup) result.Insert(at, format.GroupingSeparator);
        }
        else
        {
            foreach (var place in measures.IntegerGroups)
            {
                var at = decimalAt - place;
                result.Insert(at >= 0 ? at : Math.Max(result.Length + at, 0), format.GroupingSeparator);
                decimalAt++;
            }
        }

        decimalAt = result.ToString().IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        foreach (var place in measures.FractionGroups) result.Insert(Math.Min(place + decimalAt + 1, result.Length), format.GroupingSeparator);
        return result.ToString();
    }

    private static string Exponent(int exponent, PictureMeasures measures, DecimalFormat format)
    {
        var digits = Localize(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture), format).PadLeft(measures.MinExponent, format.Digits[0]);
        return exponent < 0 ? format.MinusSign + digits : digits;
    }

    private static string Fixed(double number, int places)
    {
        number = Math.Abs(number);
        return number >= 1e21 ? DataNumber.Format(number) : number.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Localize(string digits, DecimalFormat format) =>
        format.Digits[0] == '0' ? digits : string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? format.Digits[c - '0'] : c));
}
