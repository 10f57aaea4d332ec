using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>**</c>, the context and everything in it, at any depth: https://docs.jsonata.org/path-operators#-descendants</summary>
internal sealed class DescendantsNode(int position) : Node(position)
{
    public override string TypeName => "descendant";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Field("**", Position);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        if (input is null) return null;
        var found = new List<DataValue>();
        Add(found, input, run);
        return found.Count == 1 ? found[0] : Sequences.Of(found);
    }

    private static void Add(List<DataValue> found, DataValue value, Run run)
    {
        run.EnsureStack();
        if (value is DataArray array)
        {
            foreach (var item in array.Items) Add(found, item, run);
            return;
        }

        run.Allocate(found.Count + 1, 0);
        found.Add(value);
        if (value is not DataObject fields) return;
        foreach (var (_, field) in fields.Fields) Add(found, field, run);
    }
}
