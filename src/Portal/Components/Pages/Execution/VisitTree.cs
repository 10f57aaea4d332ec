using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>The visits of an execution with what lies within what: the branches of a Parallel, the iterations of a Map.</summary>
public sealed class VisitTree
{
    private readonly Dictionary<long, StateVisit> byEntry;
    private readonly ILookup<long, StateVisit> children;
    private bool? hasVariables;

    public VisitTree(IReadOnlyList<StateVisit> visits)
    {
        All = visits;
        byEntry = new Dictionary<long, StateVisit>(visits.Count);
        foreach (var visit in visits) byEntry[visit.EnteredEventId] = visit;
        children = visits.ToLookup(v => v.ParentEventId ?? 0);
    }

    /// <summary>In the order of entry.</summary>
    public IReadOnlyList<StateVisit> All { get; }

    /// <summary>True where any state assigned a variable.</summary>
    public bool HasVariables => hasVariables ??= All.Any(v => v.AssignedVariables is not null);

    /// <summary>Those that lie in no other.</summary>
    public IEnumerable<StateVisit> Top => children[0];

    public IEnumerable<StateVisit> ChildrenOf(StateVisit visit) => children[visit.EnteredEventId];

    public StateVisit? ParentOf(StateVisit visit) => visit.ParentEventId is { } parent ? byEntry.GetValueOrDefault(parent) : null;

    /// <summary>The visit that led to this one: the state before it in its branch, or for the first of a branch the state around it.</summary>
    public StateVisit? Before(StateVisit visit)
    {
        StateVisit? found = null;
        foreach (var other in children[visit.ParentEventId ?? 0])
        {
            if (other.EnteredEventId >= visit.EnteredEventId) break;
            if (other.Iteration == visit.Iteration && other.NextStateName == visit.StateName && other.ExitedEventId < visit.EnteredEventId) found = other;
        }

        return found ?? ParentOf(visit);
    }

    public StateVisit? Find(long enteredEventId) => byEntry.GetValueOrDefault(enteredEventId);

    /// <summary>True where the visit belongs to the iterations that are looked at.</summary>
    /// <param name="picks">By name of the Map state the index of its iteration.</param>
    public bool IsPicked(StateVisit visit, IReadOnlyDictionary<string, int> picks)
    {
        if (picks.Count == 0) return true;
        for (var (at, parent) = (visit, ParentOf(visit)); parent is not null; (at, parent) = (parent, ParentOf(parent)))
        {
            if (at.Iteration is { } iteration && picks.TryGetValue(parent.StateName, out var picked) && picked != iteration) return false;
        }

        return true;
    }
}
