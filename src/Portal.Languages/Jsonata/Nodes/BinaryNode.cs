using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>An operator that combines two values.</summary>
internal abstract class BinaryNode(int position, string op, Node left, Node right) : Node(position)
{
    public string Operator { get; } = op;
    public Node Left { get; } = left;
    public Node Right { get; } = right;
    public override string TypeName => "binary";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        Left.Collect(collector);
        Right.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var left = Left.Evaluate(input, frame, run);
        var right = Right.Evaluate(input, frame, run);
        try
        {
            return Combine(left, right, run);
        }
        catch (JsonataException e) when (e.Replace(Operator, Position))
        {
            throw;
        }
    }

    protected abstract DataValue? Combine(DataValue? left, DataValue? right, Run run);
}
