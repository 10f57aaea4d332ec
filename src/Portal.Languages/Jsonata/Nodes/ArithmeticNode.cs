using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>+ - * / %</c>: https://docs.jsonata.org/numeric-operators</summary>
internal sealed class ArithmeticNode(int position, string op, Node left, Node right) : BinaryNode(position, op, left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        if (left is not (null or DataNumber)) throw new JsonataException("T2001") { Value = left };
        var a = left is null ? 0 : Numbers.Finite((DataNumber)left);
        if (right is not (null or DataNumber)) throw new JsonataException("T2002") { Value = right };
        var b = right is null ? 0 : Numbers.Finite((DataNumber)right);
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
