using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>An array constructor: https://docs.jsonata.org/construction#array-constructors</summary>
internal sealed class ArrayNode(int position, List<Node> items) : Node(position)
{
    public List<Node> Items { get; } = items;
    public override string TypeName => "unary";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        foreach (var item in Items) item.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var built = new List<DataValue>(Items.Count);
        foreach (var item in Items)
        {
            var value = item.Evaluate(input, frame, run);
            if (value is null) continue;
            if (item is ArrayNode)
            {
                built.Add(value);
                continue;
            }

            var values = Sequences.ItemsOf(value);
            run.Allocate(built.Count + values.Length, values.Length);
            built.AddRange(values);
        }

        return new DataArray(built.ToArray()) { Marks = Step is { IsConstructor: true } ? ArrayMarks.Constructed : ArrayMarks.None };
    }
}
