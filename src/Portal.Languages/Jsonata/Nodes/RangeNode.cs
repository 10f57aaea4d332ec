using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>[from..to]</c>: https://docs.jsonata.org/numeric-operators#-range</summary>
internal sealed class RangeNode(int position, Node left, Node right) : BinaryNode(position, "..", left, right)
{
    private const double MostItems = 1e7;

    protected override DataValue? Combine(DataValue? left, DataValue? right, Run run)
    {
        if (left is not null && !Numbers.IsInteger(left)) throw new JsonataException("T2003") { Value = left };
        if (right is not null && !Numbers.IsInteger(right)) throw new JsonataException("T2004") { Value = right };
        if (left is not DataNumber from || right is not DataNumber to || from.Double > to.Double) return null;
        var size = to.Double - from.Double + 1;
        if (size > MostItems) throw new JsonataException("D2014") { Value = Numbers.Of(size) };
        run.Allocate((int)size, (int)size);
        var items = new DataValue[(int)size];
        for (var i = 0; i < items.Length; i++) items[i] = Numbers.Of(from.Double + i);
        return new DataArray(items) { Marks = ArrayMarks.Sequence };
    }
}
