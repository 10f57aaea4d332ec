using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A field's name: https://docs.jsonata.org/simple</summary>
internal sealed class NameNode(int position, string name) : Node(position)
{
    public string Name { get; } = name;
    public override string TypeName => "name";

    /// <summary>The field of an object, or of every object in an array.</summary>
    public static DataValue? Lookup(DataValue? input, string name, Run run)
    {
        if (input is DataObject fields) return fields[name];
        if (input is not DataArray array) return null;
        var found = new List<DataValue>();
        foreach (var item in array.Items)
        {
            run.EnsureStack();
            switch (Lookup(item, name, run))
            {
                case null:
                    break;
                case DataArray inner:
                    run.Allocate(found.Count + inner.Count, inner.Count);
                    found.AddRange(inner.Items);
                    break;
                case var value:
                    found.Add(value);
                    break;
            }
        }

        return Sequences.Of(found);
    }

    protected override void CollectOwn(ReferenceCollector collector) => collector.Field(Name, Position);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => Lookup(input, Name, run);
}
