using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>An object constructor: https://docs.jsonata.org/construction#object-constructors</summary>
internal sealed class ObjectNode(int position, List<(Node Key, Node Value)> pairs) : Node(position)
{
    private readonly Grouping fields = new(position, pairs);

    public override string TypeName => "unary";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        foreach (var (key, value) in fields.Pairs)
        {
            key.Collect(collector);
            value.Collect(collector);
        }
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => fields.Group(input, frame, run);
}
