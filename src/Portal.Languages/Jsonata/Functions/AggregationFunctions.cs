using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/aggregation-functions, and <c>$count</c></summary>
internal static class AggregationFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("sum", "<a<n>:n>", 1, call => Fold(call, 0, (a, b) => a + b)),
        new("max", "<a<n>:n>", 1, call => call.Array(0) is { Count: > 0 } ? Fold(call, double.NegativeInfinity, Math.Max) : null),
        new("min", "<a<n>:n>", 1, call => call.Array(0) is { Count: > 0 } ? Fold(call, double.PositiveInfinity, Math.Min) : null),
        new("average", "<a<n>:n>", 1, Average),
        new("count", "<a:n>", 1, call => Numbers.Of(call.Array(0)?.Count ?? 0)),
    ];

    private static DataNumber? Fold(Call call, double start, Func<double, double, double> step) =>
        call.Array(0) is { } numbers ? Numbers.Of(Fold(numbers, call, start, step)) : null;

    private static double Fold(DataArray numbers, Call call, double start, Func<double, double, double> step)
    {
        call.Run.Charge(numbers.Count / 8);
        var result = start;
        foreach (var item in numbers.Items) result = step(result, Call.NumberIn(item));
        return result;
    }

    private static DataNumber? Average(Call call) =>
        call.Array(0) is { Count: > 0 } numbers ? Numbers.Of(Fold(numbers, call, 0, (a, b) => a + b) / numbers.Count) : null;
}
