using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/higher-order-functions; <c>$sift</c> and <c>$each</c> are among the functions on objects.</summary>
internal static class HigherOrderFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("map", "<af>", 2, Map),
        new("filter", "<af>", 2, Filter),
        new("single", "<af?>", 2, Single),
        new("reduce", "<afj?:j>", 3, Reduce),
    ];

    /// <summary>Calls a function with a value, its key and the whole, as many of them as it takes.</summary>
    public static DataValue? Invoke(Call call, FunctionValue function, DataValue value, DataValue key, DataValue whole) => function.Arity switch
    {
        >= 3 => call.Invoke(function, value, key, whole),
        2 => call.Invoke(function, value, key),
        _ => call.Invoke(function, value),
    };

    private static DataArray? Map(Call call)
    {
        if (call.Array(0) is not { } array) return null;
        var function = call.Function(1);
        var results = new List<DataValue>(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            if (Invoke(call, function, array[i], Numbers.Of(i), array) is { } result) results.Add(result);
        }

        return Sequences.Of(results);
    }

    private static DataArray? Filter(Call call)
    {
        if (call.Array(0) is not { } array) return null;
        var function = call.Function(1);
        var results = new List<DataValue>();
        for (var i = 0; i < array.Count; i++)
        {
            if (Truth.Of(Invoke(call, function, array[i], Numbers.Of(i), array), call.Run)) results.Add(array[i]);
        }

        return Sequences.Of(results);
    }

    private static DataValue? Single(Call call)
    {
        if (call.Array(0) is not { } array) return null;
        var function = call[1] is null ? null : call.Function(1);
        DataValue? found = null;
        for (var i = 0; i < array.Count; i++)
        {
            if (function is not null && !Truth.Of(Invoke(call, function, array[i], Numbers.Of(i), array), call.Run)) continue;
            if (found is not null) throw new JsonataException("D3138") { Index = i };
            found = array[i];
        }

        return found ?? throw new JsonataException("D3139");
    }

    private static DataValue? Reduce(Call call)
    {
        if (call.Array(0) is not { } array) return null;
        var function = call.Function(1);
        if (function.Arity < 2) throw new JsonataException("D3050") { Index = 1 };
        var result = call[2];
        var at = 0;
        if (result is null && array.Count > 0) result = array[at++];
        for (; at < array.Count; at++)
        {
            result = function.Arity switch
            {
                2 => call.Invoke(function, result, array[at]),
                3 => call.Invoke(function, result, array[at], Numbers.Of(at)),
                _ => call.Invoke(function, result, array[at], Numbers.Of(at), array),
            };
        }

        return result;
    }
}
