using Portal.Graphs;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>What an execution's graph shows: the states' marks, the ways taken, the iterations to choose from.</summary>
public sealed record ExecutionGraph(IReadOnlyDictionary<string, NodeMark> Marks, IReadOnlySet<TakenWay> Taken, IReadOnlyDictionary<string, MapPick> Picks)
{
    public static readonly ExecutionGraph Empty = new(new Dictionary<string, NodeMark>(), new HashSet<TakenWay>(), new Dictionary<string, MapPick>());

    /// <param name="picks">By name of the Map state the iteration that is looked at; all where it is not named.</param>
    public static ExecutionGraph Of(ExecutionStory story, VisitTree tree, IReadOnlyDictionary<string, int> picks)
    {
        var visits = tree.All.Where(v => tree.IsPicked(v, picks)).ToList();
        var isOld = story.IsReading && story.Execution.Status != ExecutionStatus.Running;
        // The end of what looks unfinished has not been read yet.
        var marks = picks.Count == 0 ? story.States.Values.Where(s => !isOld || VisitStatuses.IsOver(s.Status)).ToDictionary(s => s.StateName, MarkOf, StringComparer.Ordinal)
            : visits.GroupBy(v => v.StateName).ToDictionary(g => g.Key, MarkOf, StringComparer.Ordinal);
        return new ExecutionGraph(marks, TakenBy(story, visits), PicksOf(tree, picks));
    }

    private static NodeMark MarkOf(StateSummary state) =>
        new(VisitStatuses.NameOf(state.Status)) { Visits = state.Visits, Retries = state.Retries, Events = state.EventCount };

    private static NodeMark MarkOf(IEnumerable<StateVisit> visits)
    {
        var all = visits.ToList();
        return new(VisitStatuses.NameOf(all[^1].Status))
        {
            Visits = all.Count,
            Retries = all.Sum(v => Math.Max(0, v.Attempts.Count - 1)),
            Events = all.Sum(v => v.Events.Count),
        };
    }

    private static HashSet<TakenWay> TakenBy(ExecutionStory story, List<StateVisit> visits)
    {
        var taken = new HashSet<TakenWay>();
        foreach (var visit in visits)
        {
            if (visit.NextStateName is { } next) taken.Add(new TakenWay(visit.StateName, next, visit.Status == VisitStatus.Caught));
        }

        var top = visits.Where(v => v.ParentEventId is null).ToList();
        if (top.Count == 0) return taken;
        taken.Add(new TakenWay(GraphNode.StartId, top[0].StateName, false));
        var reachedEnd = story.Execution.Status == ExecutionStatus.Succeeded || (story.Execution.Status == ExecutionStatus.Failed && top[^1].StateType == "Fail");
        if (reachedEnd) taken.Add(new TakenWay(top[^1].StateName, GraphNode.EndId, false));
        return taken;
    }

    /// <summary>The iterations of the latest visit of each Map state that can be seen.</summary>
    private static Dictionary<string, MapPick> PicksOf(VisitTree tree, IReadOnlyDictionary<string, int> picks)
    {
        var found = new Dictionary<string, MapPick>(StringComparer.Ordinal);
        foreach (var map in tree.All.Where(v => v.StateType == "Map" && tree.IsPicked(v, picks)))
        {
            var iterations = tree.ChildrenOf(map).Where(c => c.Iteration is not null).ToList();
            if (iterations.Count == 0) continue;
            var failed = iterations.Where(c => VisitStatuses.IsBad(c.Status)).Select(c => c.Iteration!.Value).Distinct().Order().ToList();
            found[map.StateName] = new MapPick(iterations.Max(c => c.Iteration!.Value) + 1, picks.TryGetValue(map.StateName, out var index) ? index : null, failed);
        }

        return found;
    }
}
