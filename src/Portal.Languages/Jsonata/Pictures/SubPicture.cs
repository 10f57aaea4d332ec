using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>
/// A picture for numbers of one sign, cut in its parts and checked as https://www.w3.org/TR/xpath-functions-31/#syntax-of-picture-string says,
/// with JSONata's own readings where it has some.
/// </summary>
internal sealed class SubPicture
{
    private readonly DecimalFormat format;
    private readonly string active;
    private readonly string mantissa;

    private SubPicture(string text, DecimalFormat format)
    {
        (Text, this.format) = (text, format);
        var first = IndexOfActive(text, 0, 1);
        Prefix = first < 0 ? "" : text[..first];
        Suffix = first < 0 ? "" : text[(IndexOfActive(text, text.Length - 1, -1) + 1)..];
        active = text[Prefix.Length..^Suffix.Length];

        // The place is counted in the whole picture and used in the active part, as JSONata does.
        var exponentAt = text.IndexOf(format.ExponentSeparator, Prefix.Length, StringComparison.Ordinal);
        if (exponentAt >= 0 && exponentAt <= text.Length - Suffix.Length)
        {
            mantissa = active[..Math.Min(exponentAt, active.Length)];
            Exponent = active[Math.Min(exponentAt + 1, active.Length)..];
        }
        else
        {
            mantissa = active;
        }

        var decimalAt = mantissa.IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        Integer = decimalAt < 0 ? mantissa : mantissa[..decimalAt];
        Fraction = decimalAt < 0 ? Suffix : mantissa[(decimalAt + 1)..];
    }

    public string Text { get; }
    public string Prefix { get; init; }
    public string Suffix { get; }
    public string Integer { get; }
    public string Fraction { get; }

    /// <summary>The part behind the exponent separator; null where there is none.</summary>
    public string? Exponent { get; }

    /// <exception cref="JsonataException">The picture is none (D3081 to D3093).</exception>
    public static SubPicture Parse(string text, DecimalFormat format)
    {
        var picture = new SubPicture(text, format);
        return picture.Fault() is { } code ? throw new JsonataException(code) : picture;
    }

    private int IndexOfActive(string text, int from, int step)
    {
        for (var i = from; i >= 0 && i < text.Length; i += step)
        {
            if (format.IsActive(text[i]) && !DecimalFormat.Is(text[i], format.ExponentSeparator)) return i;
        }

        return -1;
    }

    /// <summary>The rule that is broken; of several the last one.</summary>
    private string? Fault()
    {
        if (HasBadExponentDigits()) return "D3093";
        var isScaled = Text.Contains(format.Percent, StringComparison.Ordinal) || Text.Contains(format.PerMille, StringComparison.Ordinal);
        if (Exponent is { Length: > 0 } && isScaled) return "D3092";
        if (HasDigitAfterOptional(Fraction)) return "D3091";
        if (HasDigitBeforeOptional(Integer)) return "D3090";
        if (Text.Contains(format.GroupingSeparator + format.GroupingSeparator, StringComparison.Ordinal)) return "D3089";
        if (SeparatorFault() is { } separatorFault) return separatorFault;
        if (active.Any(c => !format.IsActive(c))) return "D3086";
        if (!mantissa.Any(format.IsAnyDigit)) return "D3085";
        if (Text.Contains(format.Percent, StringComparison.Ordinal) && Text.Contains(format.PerMille, StringComparison.Ordinal)) return "D3084";
        if (HasTwo(format.PerMille)) return "D3083";
        if (HasTwo(format.Percent)) return "D3082";
        return HasTwo(format.DecimalSeparator) ? "D3081" : null;
    }

    private bool HasTwo(string sign) => Text.IndexOf(sign, StringComparison.Ordinal) != Text.LastIndexOf(sign, StringComparison.Ordinal);

    private bool HasBadExponentDigits() => Exponent is not null && (Exponent.Length == 0 || Exponent.Any(c => !format.IsDecimalDigit(c)));

    private string? SeparatorFault()
    {
        var decimalAt = Text.IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        if (decimalAt < 0) return Integer.EndsWith(format.GroupingSeparator, StringComparison.Ordinal) ? "D3088" : null;
        return IsGrouping(decimalAt - 1) || IsGrouping(decimalAt + 1) ? "D3087" : null;
    }

    private bool IsGrouping(int at) => at >= 0 && at < Text.Length && DecimalFormat.Is(Text[at], format.GroupingSeparator);

    private bool HasDigitBeforeOptional(string part)
    {
        var optionalAt = part.IndexOf(format.Digit, StringComparison.Ordinal);
        return optionalAt >= 0 && part[..optionalAt].Any(format.IsDecimalDigit);
    }

    private bool HasDigitAfterOptional(string part)
    {
        var optionalAt = part.LastIndexOf(format.Digit, StringComparison.Ordinal);
        return optionalAt >= 0 && part[optionalAt..].Any(format.IsDecimalDigit);
    }
}
