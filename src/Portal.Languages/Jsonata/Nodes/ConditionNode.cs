using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>? :</c>, and <c>?:</c> and <c>??</c> which mean the same with less to write: https://docs.jsonata.org/other-operators#--conditional</summary>
internal sealed class ConditionNode(int position, Node condition, Node then, Node? otherwise) : Node(position)
{
    public Node Condition { get; } = condition;
    public Node Then { get; } = then;
    public Node? Otherwise { get; } = otherwise;
    public override string TypeName => "condition";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        Condition.Collect(collector);
        Then.Collect(collector);
        Otherwise?.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) =>
        Truth.Of(Condition.Evaluate(input, frame, run), run) ? Then.Evaluate(input, frame, run) : Otherwise?.Evaluate(input, frame, run);
}
