using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Pictures;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>Numbers to text and back by pictures: https://docs.jsonata.org/numeric-functions#formatnumber</summary>
internal static class NumberTextFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("formatNumber", "<n-so?:s>", 3, FormatNumber),
        new("formatBase", "<n-n?:s>", 2, FormatBase),
        new("formatInteger", "<n-s:s>", 2, FormatInteger),
        new("parseInteger", "<s-s:n>", 2, ParseInteger),
    ];

    private static DataString? FormatNumber(Call call)
    {
        if (call.Number(0) is not { } number) return null;
        return new DataString(NumberPicture.Format(number, Picture(call), DecimalFormat.Of(call.Object(2)), call.Run));
    }

    private static DataString? FormatBase(Call call)
    {
        if (call.Number(0) is not { } number) return null;
        var radix = call.Number(1) is { } given ? Numbers.RoundHalfEven(given, 0) : 10;
        if (radix is < 2 or > 36) throw new JsonataException("D3100") { Value = Numbers.Of(radix) };
        return new DataString(Radix.Format(Numbers.RoundHalfEven(number, 0), (int)radix));
    }

    private static DataString? FormatInteger(Call call)
    {
        if (call.Number(0) is not { } number) return null;
        return new DataString(IntegerPicture.Parse(Picture(call)).Format(Math.Floor(number), call.Run));
    }

    private static DataNumber? ParseInteger(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        return Numbers.Of(IntegerParser.Parse(text, IntegerPicture.Parse(Picture(call))));
    }

    private static string Picture(Call call) => call.Text(1) ?? throw new JsonataException("T0410") { Index = 2 };
}
