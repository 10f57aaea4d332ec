using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>*</c>, the values of all fields: https://docs.jsonata.org/path-operators#-wildcard</summary>
internal sealed class WildcardNode(int position) : Node(position)
{
    public override string TypeName => "wildcard";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Field("*", Position);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        if (input is DataArray { Count: 1 } outer && (outer.Marks & ArrayMarks.Outer) != 0) input = outer[0];
        var items = new List<DataValue>();
        if (input is DataObject fields)
        {
            foreach (var (_, value) in fields.Fields) AddFlat(items, value, run);
        }
        else if (input is DataArray array)
        {
            foreach (var item in array.Items) AddFlat(items, item, run);
        }

        return Sequences.Of(items);
    }

    private static void AddFlat(List<DataValue> items, DataValue value, Run run)
    {
        run.EnsureStack();
        if (value is DataArray array)
        {
            foreach (var item in array.Items) AddFlat(items, item, run);
        }
        else
        {
            run.Allocate(items.Count + 1, 0);
            items.Add(value);
        }
    }
}
