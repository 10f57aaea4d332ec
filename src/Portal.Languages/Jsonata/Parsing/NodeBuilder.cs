using System.Runtime.CompilerServices;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>
/// Turns what is written into what is evaluated: chains of <c>.</c> become paths whose steps hold their predicates, every
/// <c>%</c> finds its step, and calls in tail position are marked.
/// </summary>
internal sealed partial class NodeBuilder
{
    private readonly AncestorSearch ancestors = new();

    private NodeBuilder()
    {
    }

    /// <exception cref="JsonataException">The parts do not fit together.</exception>
    public static Node Build(Syntax syntax)
    {
        var node = new NodeBuilder().Convert(syntax);
        if (node is ParentNode || node.SeekingParents is not null) throw new JsonataException("S0217") { Token = node.TypeName, Position = node.Position };
        return node;
    }

    private Node Convert(Syntax syntax)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw SyntaxParser.NestsTooDeep();
        var node = syntax.Kind switch
        {
            SyntaxKind.Name => Name(syntax),
            SyntaxKind.Operator when syntax.Text != "?" => Name(syntax),
            SyntaxKind.Variable => new VariableNode(syntax.Position, syntax.Text),
            SyntaxKind.String or SyntaxKind.Number or SyntaxKind.Value => new LiteralNode(syntax.Position, syntax.Literal!),
            SyntaxKind.Regex => new RegexNode(syntax.Position, syntax.Pattern!),
            SyntaxKind.Wildcard => new WildcardNode(syntax.Position),
            SyntaxKind.Descendants => new DescendantsNode(syntax.Position),
            SyntaxKind.Parent => new ParentNode(syntax.Position, ancestors.NewSlot()),
            SyntaxKind.Binary => Binary(syntax),
            SyntaxKind.Negation => Negation(syntax),
            SyntaxKind.Array => Array(syntax),
            SyntaxKind.Object => Object(syntax),
            SyntaxKind.Block => Block(syntax),
            SyntaxKind.Call => Call(syntax),
            SyntaxKind.PartialCall => PartialCall(syntax),
            SyntaxKind.Lambda => Lambda(syntax),
            SyntaxKind.Condition => Condition(syntax),
            SyntaxKind.Transform => Transform(syntax),
            SyntaxKind.End => throw new JsonataException("S0207") { Position = syntax.Position, Token = syntax.Text },
            _ => throw new JsonataException("S0201") { Position = syntax.Position, Token = syntax.Text },
        };
        if (syntax.KeepArray) node.KeepArray = true;
        return node;
    }

    private static PathNode Name(Syntax syntax)
    {
        var name = new NameNode(syntax.Position, syntax.Text) { KeepArray = syntax.KeepArray };
        return new PathNode(syntax.Position, [name]) { KeepsSingletons = syntax.KeepArray };
    }

    private Node Negation(Syntax syntax)
    {
        var operand = Convert(syntax.Left!);
        if (operand is LiteralNode { Value: DataNumber number })
        {
            return new LiteralNode(operand.Position, new DataNumber(-number.Double)) { KeepArray = operand.KeepArray, Predicates = operand.Predicates, Grouping = operand.Grouping };
        }

        return Seeking(new NegationNode(syntax.Position, operand), operand);
    }

    private ArrayNode Array(Syntax syntax)
    {
        var items = syntax.Items.ConvertAll(Convert);
        return Seeking(new ArrayNode(syntax.Position, items), [.. items]);
    }

    private ObjectNode Object(Syntax syntax)
    {
        var pairs = syntax.Pairs.ConvertAll(p => (Key: Convert(p.Key), Value: Convert(p.Value)));
        return Seeking(new ObjectNode(syntax.Position, pairs), [.. pairs.SelectMany(p => new[] { p.Key, p.Value })]);
    }

    private BlockNode Block(Syntax syntax)
    {
        var block = new BlockNode(syntax.Position, syntax.Items.ConvertAll(Convert));
        if (block.Expressions.Exists(e => e.Step is { IsConstructor: true } || e is PathNode { Steps: [{ Step.IsConstructor: true }, ..] }))
        {
            block.StepInfo.IsConstructor = true;
        }

        return Seeking(block, [.. block.Expressions]);
    }

    private CallNode Call(Syntax syntax)
    {
        var arguments = syntax.Items.ConvertAll(Convert);
        return Seeking(new CallNode(syntax.Position, Convert(syntax.Left!), arguments), [.. arguments]);
    }

    private PartialCallNode PartialCall(Syntax syntax)
    {
        var arguments = syntax.Items.ConvertAll(i => i is { Kind: SyntaxKind.Operator, Text: "?" } ? null : Convert(i));
        return Seeking(new PartialCallNode(syntax.Position, Convert(syntax.Left!), arguments), [.. arguments.OfType<Node>()]);
    }

    private LambdaNode Lambda(Syntax syntax)
    {
        var body = Convert(syntax.Left!);
        TailCalls.Mark(body);
        return new LambdaNode(syntax.Position, [.. syntax.Items.Select(p => p.Text)], syntax.Signature, body);
    }

    private ConditionNode Condition(Syntax syntax)
    {
        var condition = Convert(syntax.Left!);
        var then = Convert(syntax.Right!);
        var otherwise = syntax.Third is null ? null : Convert(syntax.Third);
        var node = Seeking(new ConditionNode(syntax.Position, condition, then, otherwise), condition, then);
        return otherwise is null ? node : Seeking(node, otherwise);
    }

    private TransformNode Transform(Syntax syntax) =>
        new(syntax.Position, Convert(syntax.Left!), Convert(syntax.Right!), syntax.Third is null ? null : Convert(syntax.Third));

    /// <summary>Hands the parents that the parts look for on to the whole.</summary>
    private static T Seeking<T>(T whole, params Node[] parts)
        where T : Node
    {
        foreach (var part in parts) AncestorSearch.Push(whole, part);
        return whole;
    }
}
