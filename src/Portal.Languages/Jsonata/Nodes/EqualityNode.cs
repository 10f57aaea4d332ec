using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>=</c> and <c>!=</c>: https://docs.jsonata.org/comparison-operators</summary>
internal sealed class EqualityNode(int position, string op, Node left, Node right) : BinaryNode(position, op, left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        // Nothing is neither equal nor unequal to anything.
        if (left is null || right is null) return DataValue.False;
        return DataBoolean.Of(Equality.Of(left, right, run) == (Operator == "="));
    }
}
