using System.Runtime.CompilerServices;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Parsing;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>One operation of an expression, ready to be evaluated. Built by the <see cref="NodeBuilder"/>, never changed afterwards.</summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    /// <summary>JSONata's name for the kind of node, for error messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>Whether <c>[]</c> follows: a single value stays an array.</summary>
    public bool KeepArray { get; set; }

    /// <summary>The predicates that follow, where this is no step of a path.</summary>
    public List<FilterStage>? Predicates { get; set; }

    /// <summary>The grouping that follows.</summary>
    public Grouping? Grouping { get; set; }

    /// <summary>What makes this a step of a path; null while it is none.</summary>
    public StepInfo? Step { get; set; }

    /// <summary>Parents that are looked for further left, until a step knows them.</summary>
    public List<AncestorSlot>? SeekingParents { get; set; }

    public StepInfo StepInfo => Step ??= new StepInfo();

    public DataValue? Evaluate(DataValue? input, Frame frame, Run run)
    {
        run.Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return run.OnFreshStack(this, input, frame);

        var result = Compute(Hole.Open(input), frame, run);
        if (Predicates is not null)
        {
            foreach (var predicate in Predicates) result = predicate.Apply(result, frame, run);
        }

        if (Grouping is not null && this is not PathNode) result = Grouping.Group(result, frame, run);
        return Sequences.Normalize(result, KeepArray);
    }

    /// <summary>Tells the collector what this reads from outside.</summary>
    public void Collect(ReferenceCollector collector)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw SyntaxParser.NestsTooDeep();
        CollectOwn(collector);
        if (Predicates is not null)
        {
            collector.Elsewhere(() =>
            {
                foreach (var predicate in Predicates) predicate.Predicate.Collect(collector);
            });
        }

        Grouping?.Collect(collector);
    }

    /// <summary>Tells the collector what this itself reads.</summary>
    protected abstract void CollectOwn(ReferenceCollector collector);

    /// <summary>What this gives before predicates, grouping and the rules of sequences.</summary>
    protected abstract DataValue? Compute(DataValue? input, Frame frame, Run run);
}
