namespace Portal.Languages.Jsonata.Pictures;

/// <summary>What a sub-picture asks for: https://www.w3.org/TR/xpath-functions-31/#analyzing-picture-string</summary>
internal sealed class PictureMeasures
{
    public PictureMeasures(SubPicture picture, DecimalFormat format)
    {
        IntegerGroups = GroupPlaces(picture, picture.Integer, format, toLeft: false);
        FractionGroups = GroupPlaces(picture, picture.Fraction, format, toLeft: true);
        RegularGroup = DigitGroups.RegularSize(IntegerGroups);
        MinInteger = picture.Integer.Count(format.IsDecimalDigit);
        ScalingFactor = MinInteger;
        MinFraction = picture.Fraction.Count(format.IsDecimalDigit);
        MaxFraction = picture.Fraction.Count(format.IsAnyDigit);
        MinExponent = picture.Exponent?.Count(format.IsDecimalDigit) ?? 0;
        var hasExponent = picture.Exponent is not null;
        if (MinInteger == 0 && MaxFraction == 0)
        {
            if (hasExponent) (MinFraction, MaxFraction) = (1, 1);
            else MinInteger = 1;
        }

        if (hasExponent && MinInteger == 0 && picture.Integer.Contains(format.Digit, StringComparison.Ordinal)) MinInteger = 1;
        if (MinInteger == 0 && MinFraction == 0) MinFraction = 1;
    }

    /// <summary>For each grouping separator left of the decimal separator, how many digits are right of it.</summary>
    public List<int> IntegerGroups { get; }

    /// <summary>For each grouping separator right of the decimal separator, how many digits are left of it.</summary>
    public List<int> FractionGroups { get; }

    /// <summary>The size of the groups, where all are equal; else 0.</summary>
    public int RegularGroup { get; }

    public int MinInteger { get; }
    public int ScalingFactor { get; }
    public int MinFraction { get; }
    public int MaxFraction { get; }
    public int MinExponent { get; }

    private static List<int> GroupPlaces(SubPicture picture, string part, DecimalFormat format, bool toLeft)
    {
        var places = new List<int>();
        var at = part.IndexOf(format.GroupingSeparator, StringComparison.Ordinal);
        while (at >= 0)
        {
            var cut = Math.Min(at, part.Length);
            places.Add((toLeft ? part[..cut] : part[cut..]).Count(format.IsAnyDigit));

            // From the second on JSONata looks in the integer part, whichever part it is about.
            at = at + 1 < picture.Integer.Length ? picture.Integer.IndexOf(format.GroupingSeparator, at + 1, StringComparison.Ordinal) : -1;
        }

        return places;
    }
}
