using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>+ - * / %</c>: https://docs.jsonata.org/numeric-operators</summary>
internal sealed class ArithmeticNode(int position, string op, Node left, Node right) : BinaryNode(position, op, left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        if (!Numbers.IsNumeric(left, out var a) && left is not null) throw new JsonataException("T2001") { Value = left };
        if (!Numbers.IsNumeric(right, out var b) && right is not null) throw new JsonataException("T2002") { Value = right };
        if (left is null || right is null) return null;
        return Numbers.Of(Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            _ => a % b,
        });
    }
}
