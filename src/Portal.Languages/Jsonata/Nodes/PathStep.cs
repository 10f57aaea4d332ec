using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>One step of a path without tuples.</summary>
internal static class PathStep
{
    /// <summary>The step from one item.</summary>
    public static DataValue? Single(Node step, DataValue? item, bool isLast, Frame frame, Run run)
    {
        var found = step is SortNode ? Filter(step, item, frame, run) : Filter(step, step.Evaluate(item, frame, run), frame, run);
        if (found is not DataArray array || step is SortNode) return found;
        if (isLast && !Sequences.IsSequence(array)) return array;
        return (array.Marks & ArrayMarks.Constructed) != 0 ? Sequences.Of(array) : array.Marked(ArrayMarks.Sequence);
    }

    /// <summary>The step from many items; what they lead to is put together.</summary>
    public static DataValue? Many(Node step, DataArray items, bool isLast, Frame frame, Run run)
    {
        if (step is SortNode sort) return Filter(step, sort.Order(items, frame, run), frame, run);
        var all = new List<DataValue>(items.Count);
        DataValue? last = null;
        var results = 0;
        foreach (var item in items.Items)
        {
            var found = Filter(step, step.Evaluate(item, frame, run), frame, run);
            if (found is null) continue;
            results++;
            last = found;
            Sequences.AddFlattened(all, found, run);
        }

        return isLast && results == 1 && last is DataArray && !Sequences.IsSequence(last) ? last : Sequences.Of(all);
    }

    /// <summary>
    /// The items of an array that a path starts with. Where a predicate has left one value of it, the path leads nowhere, but
    /// for a string, which gives its characters: so JSONata's own evaluator has it. Parentheses help: <c>([a, b][0]).c</c>.
    /// </summary>
    public static DataArray? ItemsBuilt(DataValue? built) => built switch
    {
        DataArray array => array,
        DataString { Value: var text } => Sequences.Of([.. text.Select(c => new DataString(c.ToString()))]),
        _ => null,
    };

    private static DataValue? Filter(Node step, DataValue? found, Frame frame, Run run)
    {
        if (step.Step?.Stages is not { } stages) return found;
        foreach (var stage in stages) found = ((FilterStage)stage).Apply(found, frame, run);
        return found;
    }
}
