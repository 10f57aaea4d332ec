using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// How many beginnings of a field's wildcards one value can fit at once: what EventBridge's engine calls complexity and
/// EventBridge refuses above 10. <c>*a*a*a*</c> has 7: <c>aaa</c> fits all its beginnings.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching-complexity
/// </summary>
internal sealed class WildcardComplexity
{
    public const int Max = 10;
    public const string Complaint = "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

    private const int Asterisk = 256;
    private const int EndOfList = -1;
    private const byte Quote = (byte)'"';

    private readonly List<Wildcard> wildcards = [];

    /// <summary>The complexity of a field; 0 without wildcards.</summary>
    public static int Of(PatternField field)
    {
        var complexity = new WildcardComplexity();
        foreach (var condition in field.Conditions.Distinct())
        {
            var texts = condition switch
            {
                WildcardCondition w => [w.Text],
                AnythingButCondition a => a.Excluded.OfType<WildcardCondition>().Select(w => w.Text),
                _ => [],
            };
            complexity.Add([.. texts.Select(Quoted)], isList: condition is AnythingButCondition);
        }

        return complexity.Compute();
    }

    /// <param name="texts">Wildcards cut at their asterisks. The engine sees those of one anything-but as one pattern.</param>
    /// <param name="isList">Whether they are of an anything-but.</param>
    public void Add(IReadOnlyList<IReadOnlyList<byte[]>> texts, bool isList)
    {
        var group = new Dictionary<(int Node, int Token), int>();
        foreach (var parts in texts) wildcards.Add(new Wildcard(group, isList, parts));
    }

    /// <summary>
    /// A value that fits most has passed all asterisks and ends in some beginning of a part behind one, so it is enough to try
    /// those; or it has only just come to the first asterisk.
    /// </summary>
    public int Compute()
    {
        var most = 0;
        foreach (var start in wildcards.Select(w => w.Parts[0]).DistinctBy(Convert.ToHexString))
        {
            most = Math.Max(most, Floating([.. wildcards.Where(w => start.AsSpan().StartsWith(w.Parts[0]))]));
            var beginnings = new HashSet<(object Group, int Node)>();
            foreach (var wildcard in wildcards) wildcard.CollectBeginnings(start, beginnings);
            most = Math.Max(most, beginnings.Count);
        }

        return most;
    }

    private static IReadOnlyList<byte[]> Quoted(WildcardText text)
    {
        var parts = text.Parts.ToArray();
        parts[0] = [Quote, .. parts[0]];
        parts[^1] = [.. parts[^1], Quote];
        return parts;
    }

    private static int Floating(IReadOnlyList<Wildcard> together)
    {
        var asterisks = 0;
        var endings = new EndingTree();
        var known = new HashSet<(object Group, int Node)>();
        foreach (var wildcard in together)
        {
            for (var p = 1; p < wildcard.Parts.Count; p++)
            {
                if (known.Add((wildcard.Group, wildcard.AsteriskNode(p)))) asterisks++;
                var ending = EndingTree.Root;
                for (var i = 0; i < wildcard.Parts[p].Length; i++)
                {
                    ending = endings.Step(ending, wildcard.Parts[p][i]);
                    if (known.Add((wildcard.Group, wildcard.Node(p, i + 1)))) endings.Count(ending);
                }
            }
        }

        return asterisks + endings.Most();
    }

    /// <summary>A wildcard, and the numbers that the beginnings of its group's wildcards have: equal beginnings are one.</summary>
    private sealed class Wildcard
    {
        private readonly int[][] nodes;

        public Wildcard(Dictionary<(int Node, int Token), int> group, bool isList, IReadOnlyList<byte[]> parts)
        {
            (Group, Parts) = (group, parts);
            nodes = new int[parts.Count][];
            for (int p = 0, node = 0; p < parts.Count; p++)
            {
                nodes[p] = new int[parts[p].Length + 1];
                nodes[p][0] = node = p == 0 ? 0 : Step(node, Asterisk);
                for (var i = 0; i < parts[p].Length; i++) nodes[p][i + 1] = node = Step(node, parts[p][i]);
            }

            if (isList && parts[^1].Length > 0) nodes[^1][^1] = EndOfList;

            int Step(int node, int token)
            {
                if (!group.TryGetValue((node, token), out var next)) group[(node, token)] = next = group.Count + 1;
                return next;
            }
        }

        public object Group { get; }
        public IReadOnlyList<byte[]> Parts { get; }

        public int AsteriskNode(int part) => nodes[part][0];

        public int Node(int part, int length) => nodes[part][length];

        /// <summary>The beginnings that this very value fits.</summary>
        public void CollectBeginnings(ReadOnlySpan<byte> value, HashSet<(object Group, int Node)> into)
        {
            if (Parts[0].AsSpan().StartsWith(value) && value.Length > 0) into.Add((Group, nodes[0][value.Length]));
            if (!value.StartsWith(Parts[0])) return;
            value = value[Parts[0].Length..];
            long steps = 0;
            for (var p = 1; p < Parts.Count; p++)
            {
                into.Add((Group, AsteriskNode(p)));
                if (Parts[p].Length == 0) continue;
                var search = new LinearSearch(Parts[p]);
                foreach (var length in search.BeginningsAtEndOf(value)) into.Add((Group, nodes[p][length]));
                var at = search.IndexIn(value, ref steps);
                if (at < 0) return;
                value = value[(at + Parts[p].Length)..];
            }
        }
    }
}
