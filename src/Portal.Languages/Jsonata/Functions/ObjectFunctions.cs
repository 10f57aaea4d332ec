using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/object-functions</summary>
internal static class ObjectFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("keys", "<x-:a<s>>", 1, Keys),
        new("lookup", "<x-s:x>", 2, call => call.Text(1) is { } name ? NameNode.Lookup(call[0], name, call.Run) : null),
        new("spread", "<x-:a<o>>", 1, Spread),
        new("merge", "<a<o>:o>", 1, Merge),
        new("each", "<o-f:a>", 2, Each),
        new("sift", "<o-f?:o>", 2, Sift),
        new("type", "<x:s>", 1, call => call[0] is { } value ? new DataString(TypeOf(value)) : null),
        new("clone", "<(oa)-:o>", 1, call => new Copier(call.Run).Of(call[0])),
    ];

    private static DataArray Keys(Call call)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddKeys(call[0], names, call.Run);
        return Sequences.Of([.. names.Select(n => new DataString(n))]);
    }

    private static void AddKeys(DataValue? value, HashSet<string> names, Run run)
    {
        run.EnsureStack();
        if (value is DataObject fields)
        {
            run.Charge(fields.Count);
            names.UnionWith(fields.Names);
        }
        else if (value is DataArray array)
        {
            foreach (var item in array.Items) AddKeys(item, names, run);
        }
    }

    private static DataValue? Spread(Call call)
    {
        if (call[0] is DataArray array && array.All(item => item is Hole)) return Sequences.Empty;
        if (call[0] is not (DataObject or DataArray)) return call[0];
        var parts = new List<DataValue>();
        AddParts(call[0]!, parts, call.Run);

        // What comes of an array is an array even with one part.
        return call[0] is DataArray ? new DataArray(parts.ToArray()) : Sequences.Of(parts);
    }

    private static void AddParts(DataValue value, List<DataValue> parts, Run run)
    {
        run.EnsureStack();
        if (value is DataObject fields)
        {
            run.Allocate(parts.Count + fields.Count, fields.Count);
            foreach (var (name, field) in fields.Fields) parts.Add(new DataObjectBuilder(1).Set(name, field).Build());
        }
        else if (value is DataArray array)
        {
            foreach (var item in array.Items) AddParts(item, parts, run);
        }
        else if (value is not Hole)
        {
            parts.Add(value);
        }
    }

    private static DataObject? Merge(Call call)
    {
        if (call.Array(0) is not { } objects) return null;
        var merged = new DataObjectBuilder();
        foreach (var item in objects.Items)
        {
            if (item is not DataObject fields) continue;
            call.Run.Allocate(merged.Count + fields.Count, fields.Count);
            foreach (var (name, value) in fields.Fields) merged.Set(name, value);
        }

        return merged.Build();
    }

    private static DataArray Each(Call call)
    {
        var results = new List<DataValue>();
        if (call.Object(0) is not { } fields) return Sequences.Empty;
        var function = call.Function(1);
        foreach (var (name, value) in fields)
        {
            if (HigherOrderFunctions.Invoke(call, function, value, new DataString(name), fields) is { } result) results.Add(result);
        }

        return Sequences.Of(results);
    }

    private static DataObject? Sift(Call call)
    {
        if (call.Object(0) is not { } fields) return null;
        var function = call.Function(1);
        var kept = new DataObjectBuilder();
        foreach (var (name, value) in fields)
        {
            if (Truth.Of(HigherOrderFunctions.Invoke(call, function, value, new DataString(name), fields), call.Run)) kept.Set(name, value);
        }

        return kept.Count == 0 ? null : kept.Build();
    }

    private static string TypeOf(DataValue value) => value switch
    {
        DataNull => "null",
        DataNumber => "number",
        DataString => "string",
        DataBoolean => "boolean",
        DataArray => "array",
        FunctionValue => "function",
        _ => "object",
    };
}
