using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A location path: each step maps every item that the step before found: https://docs.jsonata.org/path-operators#-map</summary>
internal sealed class PathNode(int position, List<Node> steps) : Node(position)
{
    private const int NotLookedYet = -2;

    /// <summary>The first step that binds something; negative without one. Looked for at the first evaluation, when all steps are known.</summary>
    private int firstTupleStep = NotLookedYet;

    public List<Node> Steps { get; } = steps;

    /// <summary>How many steps have been looked at while the path is built.</summary>
    public int CheckedSteps { get; set; }

    /// <summary>Whether some step is marked with <c>[]</c>.</summary>
    public bool KeepsSingletons { get; set; }

    public override string TypeName => "path";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Path(Steps);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        if (firstTupleStep == NotLookedYet) firstTupleStep = Steps.FindIndex(s => s.Step is { IsTuple: true });
        var found = Walk(firstTupleStep < 0 ? Steps.Count : firstTupleStep, input, frame, run);
        var isFound = firstTupleStep == 0 || found is not (null or DataArray { Count: 0 });
        if (firstTupleStep >= 0 && isFound)
        {
            var tuples = TuplePath.Walk(Steps, firstTupleStep, found, frame, run);
            if (Grouping is not null) return Grouping.Group(tuples, frame, run);
            if (tuples is not null && Step is { IsTuple: true }) return tuples;
            found = tuples?.Items();
        }

        if (found is not null && (KeepsSingletons || KeepArray)) found = Keep(found);
        return Grouping is null ? found : Grouping.Group(found, frame, run);
    }

    /// <summary>Takes the first steps. A result that is no array is the one item found; an array holds the items found.</summary>
    private DataValue? Walk(int count, DataValue? input, Frame frame, Run run)
    {
        var current = input;
        for (var i = 0; i < count; i++)
        {
            var step = Steps[i];
            var isLast = i == Steps.Count - 1;
            if (i == 0 && step.Step is { IsConstructor: true })
            {
                // An array that is built at the start is built once, not once for every item of the context.
                current = PathStep.ItemsBuilt(step.Evaluate(input as DataArray ?? Sequences.Of(input ?? Hole.Instance), frame, run));
            }
            else if (current is DataArray items && (i > 0 || step is not VariableNode))
            {
                current = PathStep.Many(step, items, isLast, frame, run);
            }
            else
            {
                current = PathStep.Single(step, current, isLast, frame, run);
            }

            if (current is null or DataArray { Count: 0 }) break;
        }

        return current;
    }

    private DataArray Keep(DataValue found)
    {
        if (found is not DataArray array) array = Sequences.Of(found);
        if (!KeepsSingletons) return array;

        // An array that the path itself has built is one value: it is wrapped to stay one.
        if ((array.Marks & (ArrayMarks.Constructed | ArrayMarks.Sequence)) == ArrayMarks.Constructed) array = Sequences.Of(array);
        return array.Marked(array.Marks | ArrayMarks.KeepSingleton);
    }
}
