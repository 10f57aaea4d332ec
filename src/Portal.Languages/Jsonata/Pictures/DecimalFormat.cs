using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>The characters with a meaning in a picture of <c>$formatNumber</c>: https://www.w3.org/TR/xpath-functions-31/#defining-decimal-format</summary>
internal sealed record DecimalFormat(
    string DecimalSeparator = ".",
    string GroupingSeparator = ",",
    string ExponentSeparator = "e",
    string MinusSign = "-",
    string Percent = "%",
    string PerMille = "\u2030",
    string ZeroDigit = "0",
    string Digit = "#",
    string PatternSeparator = ";")
{
    private static readonly DecimalFormat Default = new();

    /// <summary>The ten digits.</summary>
    public string Digits { get; } = string.Concat(Enumerable.Range(0, 10).Select(i => (char)((ZeroDigit.Length > 0 ? ZeroDigit[0] : '0') + i)));

    public static DecimalFormat Of(DataObject? options) => options is null ? Default : new DecimalFormat(
        options.GetString("decimal-separator") ?? Default.DecimalSeparator,
        options.GetString("grouping-separator") ?? Default.GroupingSeparator,
        options.GetString("exponent-separator") ?? Default.ExponentSeparator,
        options.GetString("minus-sign") ?? Default.MinusSign,
        options.GetString("percent") ?? Default.Percent,
        options.GetString("per-mille") ?? Default.PerMille,
        options.GetString("zero-digit") ?? Default.ZeroDigit,
        options.GetString("digit") ?? Default.Digit,
        options.GetString("pattern-separator") ?? Default.PatternSeparator);

    public bool IsDecimalDigit(char c) => Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether the character stands for a digit, mandatory or optional.</summary>
    public bool IsAnyDigit(char c) => IsDecimalDigit(c) || Is(c, Digit);

    public bool IsActive(char c) =>
        IsAnyDigit(c) || Is(c, DecimalSeparator) || Is(c, ExponentSeparator) || Is(c, GroupingSeparator) || Is(c, PatternSeparator);

    public static bool Is(char c, string sign) => sign.Length == 1 && sign[0] == c;
}
