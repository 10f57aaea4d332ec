using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>Expressions in parentheses, with variables of their own; the last one gives the value: https://docs.jsonata.org/programming#expressions-and-blocks</summary>
internal sealed class BlockNode(int position, List<Node> expressions) : Node(position)
{
    public List<Node> Expressions { get; } = expressions;
    public override string TypeName => "block";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Within(() =>
    {
        foreach (var expression in Expressions) expression.Collect(collector);
    });

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var own = new Frame(frame);
        DataValue? result = null;
        foreach (var expression in Expressions) result = expression.Evaluate(input, own, run);
        return result;
    }
}
