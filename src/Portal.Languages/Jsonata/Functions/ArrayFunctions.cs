using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/array-functions</summary>
internal static class ArrayFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("append", "<xx:a>", 2, call => Sequences.Append(call[0], call[1], call.Run)),
        new("sort", "<af?:a>", 2, Sort),
        new("reverse", "<a:a>", 1, Reverse),
        new("shuffle", "<a:a>", 1, Shuffle),
        new("distinct", "<x:x>", 1, Distinct),
        new("zip", "<a+>", 0, Zip),
    ];

    private static DataArray? Sort(Call call)
    {
        if (call.Array(0) is not { Count: > 1 } array) return call.Array(0);
        Func<DataValue, DataValue, bool> isAfter;
        if (call[1] is null)
        {
            if (!Numbers.AreAll(array) && !array.All(item => item is DataString)) throw new JsonataException("D3070") { Index = 1 };
            isAfter = array[0] is DataNumber
                ? (a, b) => Call.NumberIn(a) > Call.NumberIn(b)
                : (a, b) => string.CompareOrdinal(Call.TextIn(a), Call.TextIn(b)) > 0;
        }
        else
        {
            var function = call.Function(1);
            isAfter = (a, b) => Truth.IsSet(call.Invoke(function, a, b));
        }

        return new DataArray(MergeSort.Sort(array.Items.ToArray(), isAfter, call.Run));
    }

    private static DataArray? Reverse(Call call)
    {
        if (call.Array(0) is not { Count: > 1 } array) return call.Array(0);
        call.Run.Allocate(array.Count, array.Count);
        var items = array.Items.ToArray();
        Array.Reverse(items);
        return new DataArray(items);
    }

    private static DataArray? Shuffle(Call call)
    {
        if (call.Array(0) is not { Count: > 1 } array) return call.Array(0);
        call.Run.Allocate(array.Count, array.Count);
        var items = new DataValue[array.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var j = (int)(call.Run.Options.NextRandom() * (i + 1));
            items[i] = items[j];
            items[j] = array[i];
        }

        return new DataArray(items);
    }

    private static DataValue? Distinct(Call call)
    {
        if (call[0] is not DataArray { Count: > 1 } array) return call[0];
        var seen = new HashSet<DataValue>(array.Count, new ValueComparer(call.Run));
        var items = new List<DataValue>();
        foreach (var item in array.Items)
        {
            call.Run.Step();
            if (seen.Add(item)) items.Add(item);
        }

        return Sequences.IsSequence(array) ? Sequences.Of(items) : new DataArray(items.ToArray());
    }

    private static DataArray Zip(Call call)
    {
        var arrays = call.Arguments.Select(a => a as DataArray ?? DataArray.Empty).ToArray();
        var length = arrays.Length == 0 ? 0 : arrays.Min(a => a.Count);
        call.Run.Allocate(length, length * arrays.Length);
        var rows = new DataValue[length];
        for (var i = 0; i < length; i++)
        {
            var row = new DataValue[arrays.Length];
            for (var j = 0; j < row.Length; j++) row[j] = arrays[j][i];
            rows[i] = new DataArray(row);
        }

        return new DataArray(rows);
    }
}
