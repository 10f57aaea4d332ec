using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/numeric-functions, but for those that format and parse</summary>
internal static partial class NumericFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("number", "<(nsb)-:n>", 1, call => call[0] is { } value ? Cast(value) : null),
        new("abs", "<n-:n>", 1, call => Map(call, Math.Abs)),
        new("floor", "<n-:n>", 1, call => Map(call, Math.Floor)),
        new("ceil", "<n-:n>", 1, call => Map(call, Math.Ceiling)),
        new("round", "<n-n?:n>", 2, call => Map(call, n => Numbers.RoundHalfEven(n, (int)Math.Clamp(call.Number(1) ?? 0, -400, 400)))),
        new("sqrt", "<n-:n>", 1, call => Map(call, n => n < 0 ? throw new JsonataException("D3060") { Value = call[0], Index = 1 } : Math.Sqrt(n))),
        new("power", "<n-n:n>", 2, Power),
    ];

    private static DataNumber? Map(Call call, Func<double, double> map) => call.Number(0) is { } number ? Numbers.Of(map(number)) : null;

    private static DataNumber? Power(Call call)
    {
        if (call.Number(0) is not { } number) return null;
        var result = call.Number(1) is { } exponent ? Math.Pow(number, exponent) : double.NaN;
        if (!double.IsFinite(result)) throw new JsonataException("D3061") { Value = call[0], Value2 = call[1], Index = 1 };
        return Numbers.Of(result);
    }

    private static DataNumber Cast(DataValue value)
    {
        switch (value)
        {
            case DataNumber number:
                return number;
            case DataBoolean { Value: var isTrue }:
                return Numbers.Of(isTrue ? 1 : 0);
            case DataString { Value: var text } when Decimal().IsMatch(text):
                var parsed = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
                if (double.IsFinite(parsed)) return Numbers.Of(parsed);
                break;
            case DataString { Value: var text } when Prefixed().IsMatch(text):
                return Numbers.Of(ParsePrefixed(text));
            default:
                break;
        }

        throw new JsonataException("D3030") { Value = value, Index = 1 };
    }

    private static double ParsePrefixed(string text)
    {
        var radix = text[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, _ => 2 };
        var result = 0d;
        foreach (var digit in text.AsSpan(2)) result = (result * radix) + Convert.ToInt32(digit.ToString(), 16);
        return result;
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)\z")]
    private static partial Regex Prefixed();
}
