using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>in</c>: https://docs.jsonata.org/comparison-operators#in-inclusion. Arrays and objects are in an array only as the very same value.</summary>
internal sealed class InclusionNode(int position, Node left, Node right) : BinaryNode(position, "in", left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        if (left is null || right is null) return DataValue.False;
        foreach (var item in Sequences.ItemsOf(right))
        {
            run.Step();
            if (Equality.IsIdentical(item, left)) return DataValue.True;
        }

        return DataValue.False;
    }
}
