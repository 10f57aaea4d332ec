using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>and</c>, <c>or</c>; the right side is evaluated only when it matters: https://docs.jsonata.org/boolean-operators</summary>
internal sealed class BooleanNode(int position, string op, Node left, Node right) : Node(position)
{
    public override string TypeName => "binary";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        left.Collect(collector);
        right.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var first = left.Evaluate(input, frame, run);
        try
        {
            return DataBoolean.Of(op == "and"
                ? Truth.Of(first, run) && Truth.Of(right.Evaluate(input, frame, run), run)
                : Truth.Of(first, run) || Truth.Of(right.Evaluate(input, frame, run), run));
        }
        catch (JsonataException e) when (e.Replace(op, Position))
        {
            throw;
        }
    }
}
