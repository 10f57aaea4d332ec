using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>Keys and values of an object constructor or a group-by: https://docs.jsonata.org/sorting-grouping#grouping</summary>
internal sealed class Grouping(int position, List<(Node Key, Node Value)> pairs)
{
    public List<(Node Key, Node Value)> Pairs { get; } = pairs;

    /// <summary>Items with the same key share one field, whose value is computed over all of them.</summary>
    public DataObject Group(DataValue? input, Frame frame, Run run)
    {
        if (input is TupleStream stream) return GroupTuples(stream, frame, run);
        if (input is not DataArray { Count: > 0 } array) return GroupOne(input is DataArray ? null : input, frame, run);

        var groups = new GroupTable<Gathering>(position);
        foreach (var item in array.Items)
        {
            for (var i = 0; i < Pairs.Count; i++)
            {
                if (Key(Pairs[i].Key, item, frame, run) is not { } key) continue;
                if (groups.Find(key, i) is not { } members) groups.Add(key, i, members = new());
                members.Add(item, run);
            }
        }

        var fields = new DataObjectBuilder(groups.Count);
        foreach (var (key, pair, members) in groups) fields[key] = Pairs[pair].Value.Evaluate(members.Value, frame, run);
        return Made(fields);
    }

    public void Collect(ReferenceCollector collector) => collector.Elsewhere(() =>
    {
        foreach (var (key, value) in Pairs)
        {
            key.Collect(collector);
            value.Collect(collector);
        }
    });

    /// <summary>The plain object constructor: one item, so no key can have a second member.</summary>
    private DataObject GroupOne(DataValue? item, Frame frame, Run run)
    {
        var groups = new GroupTable<DataValue?>(position, Pairs.Count);
        for (var i = 0; i < Pairs.Count; i++)
        {
            if (Key(Pairs[i].Key, item, frame, run) is not { } key) continue;
            groups.Find(key, i);
            groups.Add(key, i, item);
        }

        var fields = new DataObjectBuilder(groups.Count);
        foreach (var (key, pair, _) in groups) fields[key] = Pairs[pair].Value.Evaluate(item, frame, run);
        return Made(fields);
    }

    private DataObject GroupTuples(TupleStream stream, Frame frame, Run run)
    {
        var groups = new GroupTable<List<PathTuple>>(position);
        foreach (var tuple in stream.Tuples)
        {
            var tupleFrame = new Frame(frame, tuple);
            for (var i = 0; i < Pairs.Count; i++)
            {
                if (Key(Pairs[i].Key, tuple.Item, tupleFrame, run) is not { } key) continue;
                if (groups.Find(key, i) is not { } members) groups.Add(key, i, members = []);
                members.Add(tuple);
            }
        }

        var fields = new DataObjectBuilder(groups.Count);
        foreach (var (key, pair, members) in groups)
        {
            var tuple = Reduce(members, run);
            fields[key] = Pairs[pair].Value.Evaluate(tuple.Item, new Frame(frame, tuple), run);
        }

        return Made(fields);
    }

    /// <summary>The key; null where it is undefined, so that the item belongs nowhere.</summary>
    private string? Key(Node expression, DataValue? item, Frame frame, Run run) => expression.Evaluate(item, frame, run) switch
    {
        null => null,
        DataString text => text.Value,
        var other => throw new JsonataException("T1003") { Position = position, Value = other },
    };

    /// <summary>One tuple for all: the items together, and for every binding its values together.</summary>
    private static PathTuple Reduce(List<PathTuple> members, Run run)
    {
        if (members.Count == 1) return members[0];
        var items = new Gathering();
        var bindings = new Dictionary<string, Gathering>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            items.Add(member.Item, run);
            foreach (var (name, value) in member.Bindings())
            {
                if (!bindings.TryGetValue(name, out var values)) bindings[name] = values = new();
                values.Add(value, run);
            }
        }

        var reduced = new PathTuple(items.Value);
        foreach (var (name, values) in bindings) reduced = reduced.With(name, values.Value);
        return reduced;
    }

    /// <summary>Every object that an expression makes is one of its own, even an empty one: <c>{} in [{}]</c> is false.</summary>
    private static DataObject Made(DataObjectBuilder fields) => fields.Count == 0 ? new DataObject([]) : fields.Build();
}
