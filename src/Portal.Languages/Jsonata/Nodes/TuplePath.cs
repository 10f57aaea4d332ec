using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>The steps of a path from the first on that binds something to its items.</summary>
internal static class TuplePath
{
    /// <param name="steps">All steps.</param>
    /// <param name="first">The first step that binds something.</param>
    /// <param name="found">What the steps before found: the context where there are none.</param>
    /// <param name="frame">The variables.</param>
    /// <param name="run">The evaluation.</param>
    public static TupleStream? Walk(List<Node> steps, int first, DataValue? found, Frame frame, Run run)
    {
        TupleStream? stream = null;
        for (var i = first; i < steps.Count; i++)
        {
            var step = steps[i];
            if (i == 0 && step.Step is { IsConstructor: true, Focus: var focus })
            {
                var built = PathStep.ItemsBuilt(step.Evaluate(found as DataArray ?? Sequences.Of(found ?? Hole.Instance), frame, run));
                if (focus is null) found = built;
                continue;
            }

            var start = stream ?? Start(found, isOneItem: i == 0 && step is VariableNode);
            stream = step is SortNode sort ? Sort(sort, start, stream is null, frame, run) : Step(step, start, frame, run);
            if (step.Step?.Stages is { } stages) stream = ApplyStages(stages, stream, frame, run);
        }

        return stream;
    }

    private static TupleStream Start(DataValue? context, bool isOneItem)
    {
        if (isOneItem || context is not DataArray items) return new TupleStream([new PathTuple(context)]);
        var tuples = new List<PathTuple>(items.Count);
        foreach (var item in items.Items) tuples.Add(new PathTuple(Hole.Open(item)));
        return new TupleStream(tuples);
    }

    private static TupleStream Sort(SortNode sort, TupleStream stream, bool isFirst, Frame frame, Run run)
    {
        var sorted = sort.Order(stream.Tuples, frame, run);
        if (!isFirst || sort.Step?.Index is not { } index) return new TupleStream(sorted);
        return Number(sorted, index);
    }

    private static TupleStream Step(Node step, TupleStream stream, Frame frame, Run run)
    {
        var next = new List<PathTuple>(stream.Tuples.Count);
        foreach (var tuple in stream.Tuples)
        {
            var found = step.Evaluate(tuple.Item, new Frame(frame, tuple), run);
            if (found is TupleStream inner)
            {
                run.Allocate(next.Count + inner.Tuples.Count, inner.Tuples.Count);
                foreach (var innerTuple in inner.Tuples) next.Add(tuple.Merge(innerTuple));
                continue;
            }

            var items = Sequences.ItemsOf(found);
            run.Allocate(next.Count + items.Length, items.Length);
            for (var i = 0; i < items.Length; i++) next.Add(Bind(step.Step, tuple, items[i], i));
        }

        return new TupleStream(next);
    }

    private static PathTuple Bind(StepInfo? step, PathTuple from, DataValue item, int position)
    {
        // With a focus variable the context stays where it was.
        var tuple = step?.Focus is { } focus ? from.With(focus, Hole.Open(item)) : from.WithItem(Hole.Open(item));
        if (step?.Index is { } index) tuple = tuple.With(index, Numbers.Of(position));
        if (step?.Ancestor is { } ancestor) tuple = tuple.With(ancestor.Label, from.Item);
        return tuple;
    }

    private static TupleStream ApplyStages(List<Stage> stages, TupleStream stream, Frame frame, Run run)
    {
        foreach (var stage in stages)
        {
            stream = stage is IndexStage index
                ? Number(stream.Tuples, index.Variable)
                : new TupleStream(((FilterStage)stage).Apply(stream.Tuples, frame, run));
        }

        return stream;
    }

    private static TupleStream Number(List<PathTuple> tuples, string variable)
    {
        var numbered = new List<PathTuple>(tuples.Count);
        for (var i = 0; i < tuples.Count; i++) numbered.Add(tuples[i].With(variable, Numbers.Of(i)));
        return new TupleStream(numbered);
    }
}
