using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>One term of an order-by clause.</summary>
internal readonly record struct SortTerm(Node Expression, bool IsDescending);

/// <summary><c>^(...)</c>, a step that orders what the step before found: https://docs.jsonata.org/path-operators#-order-by</summary>
internal sealed class SortNode(int position, List<SortTerm> terms) : Node(position)
{
    public override string TypeName => "sort";

    public List<SortTerm> Terms { get; } = terms;

    public DataArray Order(DataArray items, Frame frame, Run run) =>
        items.Count <= 1 ? items : new DataArray(MergeSort.Sort(items.Items.ToArray(), (a, b) => IsAfter(a, frame, b, frame, run), run));

    public List<PathTuple> Order(List<PathTuple> tuples, Frame frame, Run run)
    {
        if (tuples.Count <= 1) return tuples;
        return [.. MergeSort.Sort([.. tuples], (a, b) => IsAfter(a.Item, new Frame(frame, a), b.Item, new Frame(frame, b), run), run)];
    }

    protected override void CollectOwn(ReferenceCollector collector)
    {
        foreach (var term in Terms) term.Expression.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => input is DataArray items ? Order(items, frame, run) : input;

    private bool IsAfter(DataValue? a, Frame frameOfA, DataValue? b, Frame frameOfB, Run run)
    {
        foreach (var term in Terms)
        {
            var order = Compare(term.Expression.Evaluate(a, frameOfA, run), term.Expression.Evaluate(b, frameOfB, run), out var isUndefined);
            if (order == 0) continue;

            // What is undefined goes last in either direction.
            return term.IsDescending && !isUndefined ? order < 0 : order > 0;
        }

        return false;
    }

    private int Compare(DataValue? a, DataValue? b, out bool isUndefined)
    {
        isUndefined = a is null || b is null;
        if (isUndefined) return (a is null ? 1 : 0) - (b is null ? 1 : 0);
        if (a is not (DataString or DataNumber) || b is not (DataString or DataNumber))
        {
            throw new JsonataException("T2008") { Position = Position, Value = a is DataString or DataNumber ? b : a };
        }

        return (a, b) switch
        {
            (DataString x, DataString y) => string.CompareOrdinal(x.Value, y.Value),
            (DataNumber x, DataNumber y) => x.Double.CompareTo(y.Double),
            _ => throw new JsonataException("T2007") { Position = Position, Value = a, Value2 = b },
        };
    }
}
