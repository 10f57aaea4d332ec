using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>
/// Looks for few changes to an event after which it takes one way to match a pattern. It proposes, tries the proposal out and
/// drops what is not needed, so what it gives is true by trial.
/// </summary>
internal sealed class NearestMiss(EventPattern pattern, DataObject given)
{
    /// <summary>Changes that help; none where nothing was found.</summary>
    public IReadOnlyList<EventChange> Find(PatternCombination combination)
    {
        var wanted = WantedTree.Of(combination);
        return Try(Plan(wanted, given, [], keepArrays: true))
            ?? Try(Plan(wanted, given, [], keepArrays: false))
            ?? Try(Rebuild(wanted))
            ?? [];
    }

    private IReadOnlyList<EventChange>? Try(List<EventChange>? changes)
    {
        if (changes is null || !Helps(changes)) return null;
        for (var i = changes.Count - 1; i >= 0 && changes.Count > 1; i--)
        {
            var without = changes.Where((_, at) => at != i).ToList();
            if (Helps(without)) changes = without;
        }

        return changes;
    }

    private bool Helps(IEnumerable<EventChange> changes) =>
        pattern.Matches(changes.Aggregate(given, (e, change) => change.ApplyTo(e)).ToUtf8());

    /// <summary>Changes at and below a place; null where no value satisfies a field there.</summary>
    private static List<EventChange>? Plan(WantedTree wanted, DataValue? present, IReadOnlyList<EventStep> steps, bool keepArrays)
    {
        var own = wanted.Field is { } field ? PlanField(field, present, steps) : [];
        if (own is null) return null;
        if (wanted.Children.Count == 0) return own;
        var inner = PlanChildren(wanted, present, steps, keepArrays);
        if (inner is null) return null;
        return own.Count > 0 && inner.Count > 0 ? Replace(wanted, steps) : [.. own, .. inner];
    }

    private static List<EventChange>? PlanField(PatternField field, DataValue? present, IReadOnlyList<EventStep> steps)
    {
        var values = Scalars(present).ToList();
        if (values.Exists(v => FieldMatch.Holds(field, EventValues.Of(v))) || (values.Count == 0 && field.MayBeAbsent)) return [];
        var example = WantedTree.Example(field, values.FirstOrDefault());
        return example is not null || field.MayBeAbsent ? [new EventChange(steps, example)] : null;
    }

    private static List<EventChange>? PlanChildren(WantedTree wanted, DataValue? present, IReadOnlyList<EventStep> steps, bool keepArrays)
    {
        switch (present)
        {
            case DataObject or null:
                var fields = present as DataObject ?? DataObject.Empty;
                var changes = new List<EventChange>();
                foreach (var (name, child) in wanted.Children)
                {
                    if (Plan(child, fields[name], [.. steps, new EventStep(name)], keepArrays) is not { } inner) return null;
                    changes.AddRange(inner);
                }

                return changes;
            case DataArray array when array.Any(i => i is DataObject or DataArray):
                return PlanElement(wanted, array, steps, keepArrays);
            default:
                if (!wanted.TryBuild(out var built)) return null;
                return built is null ? [] : [new EventChange(steps, built)];
        }
    }

    /// <summary>The element that needs the fewest changes; with the others dropped where they are in the way.</summary>
    private static List<EventChange>? PlanElement(WantedTree wanted, DataArray array, IReadOnlyList<EventStep> steps, bool keepArrays)
    {
        List<EventChange>? fewest = null;
        var chosen = 0;
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not (DataObject or DataArray)) continue;
            var changes = PlanChildren(wanted, array[i], [.. steps, new EventStep(null, i)], keepArrays);
            if (changes is not null && (fewest is null || changes.Count < fewest.Count)) (fewest, chosen) = (changes, i);
        }

        if (fewest is null || keepArrays || array.Count == 1) return fewest;
        var alone = PlanChildren(wanted, array[chosen], [new EventStep("element")], keepArrays)!;
        var kept = alone.Aggregate(DataObject.Empty.With("element", array[chosen]), (e, change) => change.ApplyTo(e));
        return [new EventChange(steps, kept["element"])];
    }

    private static List<EventChange>? Replace(WantedTree wanted, IReadOnlyList<EventStep> steps) =>
        wanted.TryBuild(out var built) ? [new EventChange(steps, built)] : null;

    /// <summary>Everything that the pattern asks about anew, and nothing else under those names.</summary>
    private List<EventChange>? Rebuild(WantedTree wanted)
    {
        var changes = new List<EventChange>();
        var names = wanted.Children.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        changes.AddRange(given.Names.Where(n => n.Contains('.') && names.Contains(n[..n.IndexOf('.')])).Select(n => new EventChange([new EventStep(n)], null)));
        foreach (var (name, child) in wanted.Children)
        {
            if (!child.TryBuild(out var built)) return null;
            if (built is not null || given.Contains(name)) changes.Add(new EventChange([new EventStep(name)], built));
        }

        return changes;
    }

    private static IEnumerable<DataValue> Scalars(DataValue? value) => value switch
    {
        null or DataObject => [],
        DataArray array => array.SelectMany(Scalars),
        _ => [value],
    };
}
