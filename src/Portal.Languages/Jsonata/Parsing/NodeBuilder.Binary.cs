using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>What is written between two operands.</summary>
internal sealed partial class NodeBuilder
{
    private Node Binary(Syntax syntax) => syntax.Text switch
    {
        "." => Map(syntax),
        "[" => Predicate(syntax),
        "{" => GroupBy(syntax),
        "^" => OrderBy(syntax),
        "@" => Focus(syntax),
        "#" => Index(syntax),
        ":=" => Bind(syntax),
        "~>" => Apply(syntax),
        _ => Operation(syntax),
    };

    private Node Operation(Syntax syntax)
    {
        var (left, right) = (Convert(syntax.Left!), Convert(syntax.Right!));
        Node node = syntax.Text switch
        {
            "=" or "!=" => new EqualityNode(syntax.Position, syntax.Text, left, right),
            "<" or "<=" or ">" or ">=" => new ComparisonNode(syntax.Position, syntax.Text, left, right),
            "and" or "or" => new BooleanNode(syntax.Position, syntax.Text, left, right),
            "&" => new ConcatenationNode(syntax.Position, left, right),
            "in" => new InclusionNode(syntax.Position, left, right),
            ".." => new RangeNode(syntax.Position, left, right),
            _ => new ArithmeticNode(syntax.Position, syntax.Text, left, right),
        };
        return Seeking(node, left, right);
    }

    private PathNode Map(Syntax syntax)
    {
        var left = Convert(syntax.Left!);
        var path = left as PathNode ?? new PathNode(syntax.Position, [left]);
        if (left is ParentNode parent) path.SeekingParents = [parent.Slot];
        var right = Convert(syntax.Right!);
        if (right is PathNode { Steps: var steps })
        {
            path.Steps.AddRange(steps);
        }
        else
        {
            if (right.Predicates is { } predicates)
            {
                right.StepInfo.Stages = [.. predicates];
                right.Predicates = null;
            }

            path.Steps.Add(right);
        }

        for (; path.CheckedSteps < path.Steps.Count; path.CheckedSteps++)
        {
            var step = AsStep(path.Steps[path.CheckedSteps]);
            path.Steps[path.CheckedSteps] = step;
            path.KeepsSingletons |= step.KeepArray;
        }

        if (path.Steps[0] is ArrayNode first) first.StepInfo.IsConstructor = true;
        if (path.Steps[^1] is ArrayNode last) last.StepInfo.IsConstructor = true;
        AncestorSearch.Resolve(path);
        return path;
    }

    /// <summary>A string as a step is a field's name; other literals cannot be steps.</summary>
    private static Node AsStep(Node step) => step switch
    {
        LiteralNode { Value: DataString text } => new NameNode(step.Position, text.Value)
        {
            KeepArray = step.KeepArray,
            Predicates = step.Predicates,
            Grouping = step.Grouping,
            Step = step.Step,
        },
        LiteralNode { Value: var value } => throw new JsonataException("S0213") { Position = step.Position, Value = value },
        _ => step,
    };

    private Node Predicate(Syntax syntax)
    {
        var node = Convert(syntax.Left!);
        var step = LastStep(node);
        if (step.Grouping is not null) throw new JsonataException("S0209") { Position = syntax.Position };
        var predicate = Convert(syntax.Right!);
        AncestorSearch.ResolvePredicate(step, predicate);
        var filter = new FilterStage(predicate);
        if (node is PathNode) (step.StepInfo.Stages ??= []).Add(filter);
        else (step.Predicates ??= []).Add(filter);
        return node;
    }

    private Node GroupBy(Syntax syntax)
    {
        var node = Convert(syntax.Left!);
        if (node.Grouping is not null) throw new JsonataException("S0210") { Position = syntax.Position };
        node.Grouping = new Grouping(syntax.Position, syntax.Pairs.ConvertAll(p => (Convert(p.Key), Convert(p.Value))));
        return node;
    }

    private PathNode OrderBy(Syntax syntax)
    {
        var left = Convert(syntax.Left!);
        var path = left as PathNode ?? new PathNode(syntax.Position, [left]);
        var terms = syntax.Terms.ConvertAll(t => new SortTerm(Convert(t.Expression), t.IsDescending));
        path.Steps.Add(Seeking(new SortNode(syntax.Position, terms), [.. terms.Select(t => t.Expression)]));
        AncestorSearch.Resolve(path);
        return path;
    }

    private Node Focus(Syntax syntax)
    {
        var node = Convert(syntax.Left!);
        var step = LastStep(node);
        if (step.Step?.Stages is not null || step.Predicates is not null) throw new JsonataException("S0215") { Position = syntax.Position };
        if (step is SortNode) throw new JsonataException("S0216") { Position = syntax.Position };
        if (syntax.KeepArray) step.KeepArray = true;
        step.StepInfo.Focus = syntax.Right!.Text;
        step.StepInfo.IsTuple = true;
        return node;
    }

    private PathNode Index(Syntax syntax)
    {
        var node = Convert(syntax.Left!);
        var step = LastStep(node);
        if (node is not PathNode path)
        {
            path = new PathNode(syntax.Position, [node]);
            if (step.Predicates is { } predicates)
            {
                step.StepInfo.Stages = [.. predicates];
                step.Predicates = null;
            }
        }

        var variable = syntax.Right!.Text;
        if (step.StepInfo.Stages is { } stages) stages.Add(new IndexStage(variable));
        else step.StepInfo.Index = variable;
        step.StepInfo.IsTuple = true;
        return path;
    }

    private BindNode Bind(Syntax syntax)
    {
        var value = Convert(syntax.Right!);
        return Seeking(new BindNode(syntax.Position, syntax.Left!.Text, value), value);
    }

    private ApplyNode Apply(Syntax syntax)
    {
        var (left, right) = (Convert(syntax.Left!), Convert(syntax.Right!));
        return new ApplyNode(syntax.Position, left, right) { KeepArray = left.KeepArray || right.KeepArray };
    }

    private static Node LastStep(Node node) => node is PathNode path ? path.Steps[^1] : node;
}
