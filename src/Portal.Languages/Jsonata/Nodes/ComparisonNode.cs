using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>: https://docs.jsonata.org/comparison-operators</summary>
internal sealed class ComparisonNode(int position, string op, Node left, Node right) : BinaryNode(position, op, left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        if (left is not (null or DataString or DataNumber) || right is not (null or DataString or DataNumber))
        {
            throw new JsonataException("T2010") { Value = left is DataString or DataNumber ? right : left };
        }

        if (left is null || right is null) return null;
        return (left, right) switch
        {
            (DataNumber a, DataNumber b) => DataBoolean.Of(Holds(a.Double.CompareTo(b.Double))),
            (DataString a, DataString b) => DataBoolean.Of(Holds(string.CompareOrdinal(a.Value, b.Value))),
            _ => throw new JsonataException("T2009") { Value = left, Value2 = right },
        };
    }

    private bool Holds(int order) => Operator switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
