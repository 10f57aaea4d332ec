using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>~&gt;</c>: https://docs.jsonata.org/other-operators#-chain</summary>
internal sealed class ApplyNode(int position, Node left, Node right) : Node(position)
{
    public override string TypeName => "apply";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        left.Collect(collector);
        right.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var value = left.Evaluate(input, frame, run);
        if (right is CallNode call) return call.Apply(value, input, frame, run);
        var target = right.Evaluate(input, frame, run);
        if (target is not FunctionValue function) throw new JsonataException("T2006") { Position = Position, Value = target };
        return value is FunctionValue first ? new ComposedFunction(first, function) : run.Call(function, [value], DataValue.Null, null, null);
    }
}
