using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>
/// The functions that Step Functions adds for those of its intrinsic functions that JSONata lacks:
/// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
/// </summary>
internal static class AwsFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("partition", "<an:a>", 2, Partition),
        new("range", "<nnn:a>", 3, Range),
        new("hash", "<ss:s>", 2, Hash),
        new("random", "<n?:n>", 1, call => Numbers.Of(call.Number(0) is { } seed ? SeededRandom.First(seed) : call.Run.Options.NextRandom())),
        new("uuid", "<:s>", 0, call => new DataString(call.Run.Options.NewUuid().ToString())),
        new("parse", "<s:x>", 1, Parse),
    ];

    /// <summary>The array in chunks: always an array of arrays, even with one chunk.</summary>
    private static DataArray? Partition(Call call)
    {
        if (call.Array(0) is not { } array || call.Number(1) is not { } given) return null;
        var size = Math.Floor(given);
        if (size < 1) throw Refused("T0410", 2);
        var chunks = new List<DataValue>();
        for (var at = 0; at < array.Count;)
        {
            var count = (int)Math.Min(size, array.Count - at);
            call.Run.Allocate(chunks.Count + 1, count);
            chunks.Add(new DataArray(array.Items.Slice(at, count).ToArray()));
            at += count;
        }

        return new DataArray(chunks.ToArray());
    }

    /// <summary>The numbers from the first to the second argument, by steps of the third. A single one is given as a number, not as an array: so does AWS.</summary>
    private static DataArray? Range(Call call)
    {
        if (call.Number(0) is not { } from || call.Number(1) is not { } to || call.Number(2) is not { } step) return null;
        if (step == 0) throw Refused("T0410", 3);
        var last = Math.Floor((to - from) / step);
        if (last < 0) return Sequences.Empty;
        call.Run.Allocate((int)Math.Min(last + 1, int.MaxValue), (int)Math.Min(last + 1, int.MaxValue));
        var items = new DataValue[(int)last + 1];
        for (var i = 0; i < items.Length; i++) items[i] = Numbers.Of(from + (i * step));
        return new DataArray(items) { Marks = ArrayMarks.Sequence };
    }

    private static DataString? Hash(Call call)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } algorithm) return null;
        call.Run.AllocateText(text.Length);
        var data = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350, CA5351 // The caller names the algorithm; nothing is protected by it here.
        var hash = algorithm switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            _ => throw Refused("T0410", 2),
        };
#pragma warning restore CA5350, CA5351
        return new DataString(Convert.ToHexStringLower(hash));
    }

    private static DataValue? Parse(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        call.Run.AllocateText(text.Length);
        return Counted(DataValue.TryParse(text) ?? throw Refused("D3120", 1, new DataString("The text is not JSON")));
    }

    /// <summary>The value with its numbers as numbers: how they were written (<c>-0</c>, <c>1e2</c>) is forgotten.</summary>
    private static DataValue Counted(DataValue value)
    {
        switch (value)
        {
            case DataNumber number:
                return Numbers.Of(number.Double);
            case DataArray array:
                return new DataArray(array.Select(Counted).ToArray());
            case DataObject fields:
                var counted = new DataObjectBuilder(fields.Count);
                foreach (var (name, field) in fields) counted.Set(name, Counted(field));
                return counted.Build();
            default:
                return value;
        }
    }

    private static JsonataException Refused(string code, int index, DataValue? value = null) => new(code) { Index = index, Value = value };
}
