using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A predicate or an index: https://docs.jsonata.org/path-operators#-filter</summary>
internal sealed class FilterStage(Node predicate) : Stage
{
    private readonly double? index = (predicate as LiteralNode)?.Value is DataNumber number ? Math.Floor(number.Double) : null;

    public Node Predicate { get; } = predicate;

    public DataValue? Apply(DataValue? input, Frame frame, Run run)
    {
        if (input is TupleStream stream) return new TupleStream(Apply(stream.Tuples, frame, run));
        if (input is null)
        {
            // The predicate is asked even so: it may hold, or fail.
            if (index is not null || !IsSelected(Predicate.Evaluate(null, frame, run), 0, 1, run, out var count)) return Sequences.Empty;
            return Sequences.Of([.. Enumerable.Repeat(Hole.Instance, count)]);
        }

        var items = Sequences.ItemsOf(input);
        if (index is { } at)
        {
            if (at < 0) at += items.Length;
            if (at < 0 || at >= items.Length) return Sequences.Empty;
            return items[(int)at] switch
            {
                DataArray array => array,
                Hole => Sequences.Empty,
                var item => Sequences.Of(item),
            };
        }

        var selected = new List<DataValue>();
        for (var i = 0; i < items.Length; i++)
        {
            if (!IsSelected(Predicate.Evaluate(items[i], frame, run), i, items.Length, run, out var times)) continue;
            for (; times > 0; times--) selected.Add(items[i]);
        }

        return Sequences.Of(selected);
    }

    public List<PathTuple> Apply(List<PathTuple> tuples, Frame frame, Run run)
    {
        var selected = new List<PathTuple>();
        if (index is { } at)
        {
            if (at < 0) at += tuples.Count;
            if (at >= 0 && at < tuples.Count) selected.Add(tuples[(int)at]);
            return selected;
        }

        for (var i = 0; i < tuples.Count; i++)
        {
            var result = Predicate.Evaluate(tuples[i].Item, new Frame(frame, tuples[i]), run);
            if (!IsSelected(result, i, tuples.Count, run, out var times)) continue;
            for (; times > 0; times--) selected.Add(tuples[i]);
        }

        return selected;
    }

    /// <summary>Numbers select by position, an item as often as they name it; everything else by its truth.</summary>
    private static bool IsSelected(DataValue? result, int position, int count, Run run, out int times)
    {
        times = 1;
        if (Numbers.IsNumeric(result, out var number)) return IsAt(number, position, count);
        if (result is not DataArray array || !Numbers.AreAll(array)) return Truth.Of(result, run);
        times = 0;
        foreach (var item in array.Items)
        {
            if (IsAt(((DataNumber)item).Double, position, count)) times++;
        }

        return times > 0;
    }

    private static bool IsAt(double number, int position, int count)
    {
        var at = Math.Floor(number);
        return (at < 0 ? count + at : at) == position;
    }
}
