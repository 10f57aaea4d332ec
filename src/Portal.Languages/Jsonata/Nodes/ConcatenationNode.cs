using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>&amp;</c>: https://docs.jsonata.org/other-operators#-concatenation</summary>
internal sealed class ConcatenationNode(int position, Node left, Node right) : BinaryNode(position, "&", left, right)
{
    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        var (a, b) = (Stringifier.Text(left, run) ?? "", Stringifier.Text(right, run) ?? "");
        run.AllocateText((long)a.Length + b.Length);
        return new DataString(a + b);
    }
}
