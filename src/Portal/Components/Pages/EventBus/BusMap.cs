using Portal.Components.Pages.Rules;
using Portal.Languages.Data;
using Portal.Services.Rules;

namespace Portal.Components.Pages.EventBus;

/// <summary>By what rules stand together in the map of a bus.</summary>
public enum BusMapGrouping
{
    None,
    Source,
    Target,
}

/// <summary>A box of the map.</summary>
/// <param name="Key">Unique among the boxes of its column.</param>
/// <param name="Text">What it says.</param>
/// <param name="Row">Its place in its column, from 0; halves are possible.</param>
public sealed record BusMapNode(string Key, string Text, double Row)
{
    /// <summary>Set for a rule.</summary>
    public RuleDetail? Rule { get; init; }

    /// <summary>Set for a target; for a box that stands for several of one kind, one of them.</summary>
    public TargetDetail? Target { get; init; }

    /// <summary>How many rules a closed or open group holds, or targets one box stands for; 0 for a single one.</summary>
    public int Count { get; init; }

    /// <summary>A group that shows its rules below itself.</summary>
    public bool IsOpen { get; init; }
}

/// <param name="From">Row among the rules.</param>
/// <param name="To">Row among the targets.</param>
/// <param name="Count">How many ways it stands for.</param>
public sealed record BusMapEdge(double From, double To, int Count, bool Enabled);

/// <summary>
/// Bus, rules and targets as boxes and lines, bounded whatever the bus has: groups are closed until they are opened, and what
/// goes beyond the bounds becomes one box that says how many it stands for.
/// </summary>
/// <param name="Rules">The middle column.</param>
/// <param name="Targets">The right column.</param>
/// <param name="Edges">From the middle to the right.</param>
/// <param name="Shown">Rules that fit the search.</param>
public sealed record BusMap(IReadOnlyList<BusMapNode> Rules, IReadOnlyList<BusMapNode> Targets, IReadOnlyList<BusMapEdge> Edges, int Shown)
{
    /// <summary>More rules than these are grouped by source unless somebody chooses otherwise.</summary>
    public const int GroupFrom = 24;

    private const int MostRows = 60;
    private const int MostTargets = 60;

    /// <summary>More lines than these cannot be followed: targets of one kind become one box until somebody opens it.</summary>
    private const int MostEdges = 80;

    public double Rows => Math.Max(Math.Max(Rules.Count, Targets.Count), 1);

    /// <param name="rules">The bus's rules.</param>
    /// <param name="search">Words that must occur in a rule or its targets.</param>
    /// <param name="grouping">How rules stand together.</param>
    /// <param name="open">Keys of the open groups.</param>
    public static BusMap Of(IReadOnlyList<RuleDetail> rules, string? search, BusMapGrouping grouping, IReadOnlySet<string> open)
    {
        var fitting = rules.Where(r => Fits(r, search)).ToList();
        var boxes = new List<(BusMapNode Node, IReadOnlyList<RuleDetail> Holds)>();
        foreach (var group in fitting.GroupBy(r => GroupOf(r, grouping)).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            var members = group.ToList();
            if (grouping == BusMapGrouping.None || members.Count == 1)
            {
                boxes.AddRange(members.Select(r => (Box(r), (IReadOnlyList<RuleDetail>)[r])));
                continue;
            }

            var isOpen = open.Contains(group.Key);
            boxes.Add((new("group " + group.Key, group.Key, 0) { Count = members.Count, IsOpen = isOpen }, isOpen ? [] : members));
            if (isOpen) boxes.AddRange(members.Select(r => (Box(r), (IReadOnlyList<RuleDetail>)[r])));
        }

        if (boxes.Count > MostRows)
        {
            var rest = boxes.Skip(MostRows - 1).SelectMany(b => b.Holds).ToList();
            boxes = [.. boxes.Take(MostRows - 1), (new("rest", $"{rest.Count} more rules: search or group them", 0) { Count = rest.Count }, rest)];
        }

        return Lay(boxes, fitting.Count, open);
    }

    private static BusMap Lay(List<(BusMapNode Node, IReadOnlyList<RuleDetail> Holds)> boxes, int shown, IReadOnlySet<string> open)
    {
        // A target stands at the middle of the rules that lead to it, so that lines cross little.
        var links = boxes.SelectMany((b, row) => b.Holds.SelectMany(r => r.Targets.Select(t => (Row: row, Rule: r, Target: t)))).ToList();
        var crowded = links.DistinctBy(l => (l.Row, l.Target.Arn)).Count() > MostEdges;
        var targets = links.GroupBy(l => crowded && !open.Contains(KindKey(l.Target.Kind)) ? KindKey(l.Target.Kind) : l.Target.Arn)
            .OrderBy(g => g.Average(l => l.Row)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Arns: (IReadOnlyList<string>)[.. g.Select(l => l.Target.Arn).Distinct()], Node: TargetBox(g.Key, [.. g.Select(l => l.Target).DistinctBy(t => t.Arn)]))).ToList();
        if (targets.Count > MostTargets)
        {
            var rest = targets.Skip(MostTargets - 1).SelectMany(t => t.Arns).ToList();
            targets = [.. targets.Take(MostTargets - 1), (rest, new BusMapNode("rest", $"{rest.Count} more targets", 0) { Count = rest.Count })];
        }

        var rows = Math.Max(boxes.Count, targets.Count);
        var (ruleShift, targetShift) = ((rows - boxes.Count) / 2.0, (rows - targets.Count) / 2.0);
        var placeOf = targets.SelectMany((t, at) => t.Arns.Select(arn => (arn, at))).ToDictionary(p => p.arn, p => p.at + targetShift, StringComparer.Ordinal);
        var edges = links.GroupBy(l => (l.Row, To: placeOf[l.Target.Arn]))
            .Select(g => new BusMapEdge(g.Key.Row + ruleShift, g.Key.To, g.Count(), g.Any(l => l.Rule.Enabled)));
        return new([.. boxes.Select((b, at) => b.Node with { Row = at + ruleShift })], [.. targets.Select((t, at) => t.Node with { Row = at + targetShift })], [.. edges], shown);
    }

    private static BusMapNode Box(RuleDetail rule) => new(rule.Name, rule.Name, 0) { Rule = rule };

    private static string KindKey(TargetKind kind) => "kind " + kind;

    private static BusMapNode TargetBox(string key, IReadOnlyList<TargetDetail> targets) => targets.Count == 1
        ? new(key, targets[0].Name, 0) { Target = targets[0] }
        : new(key, TargetWords.Plural(targets[0].Kind), 0) { Target = targets[0], Count = targets.Count };

    private static bool Fits(RuleDetail rule, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) return true;
        var all = string.Join(' ', [rule.Name, rule.EventPattern, rule.ScheduleExpression, rule.Description, .. rule.Targets.Select(t => t.Arn)]);
        return search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string GroupOf(RuleDetail rule, BusMapGrouping grouping) => grouping switch
    {
        BusMapGrouping.Source => Source(rule),
        BusMapGrouping.Target => rule.Targets.Count == 0 ? "no target" : string.Join(" + ", rule.Targets.Select(t => t.Name).Order(StringComparer.Ordinal)),
        _ => "",
    };

    private static string Source(RuleDetail rule)
    {
        if (rule.EventPattern is null) return "by the clock";
        var sources = (DataValue.TryParse(rule.EventPattern) as DataObject)?.GetArray("source");
        return sources is { Count: > 0 } && sources.All(s => s is DataString) ? string.Join(" or ", sources.Cast<DataString>().Select(s => s.Value)) : "any source";
    }
}
