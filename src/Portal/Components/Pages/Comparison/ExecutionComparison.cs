using Portal.Components.Pages.Execution;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Comparison;

/// <summary>Two executions, state by state in the order in which they went, and where they parted.</summary>
/// <param name="States">All states of both; inside a Parallel or Map after the state around them.</param>
/// <param name="Parting">Null where both went the same way.</param>
public sealed record ExecutionComparison(IReadOnlyList<ComparedState> States, Parting? Parting)
{
    /// <summary>The first state that gave something else although it got the same; null where there is none, or where the ways differ before.</summary>
    public ComparedState? FirstOtherOutput => States.FirstOrDefault(s => s.SameInput == true && s.SameOutput == false);

    public static ExecutionComparison Of(ExecutionStory a, ExecutionStory b)
    {
        var states = new List<ComparedState>();
        var (left, right) = (new VisitTree(a.Visits), new VisitTree(b.Visits));
        Walk("", 0, left.Top, right.Top, left, right, states);
        return new ExecutionComparison(states, Parting.Find(states, a, b));
    }

    /// <summary>Merges what happened in one scope, and goes on inside of what both or one of them contain.</summary>
    private static void Walk(string scope, int depth, IEnumerable<StateVisit> a, IEnumerable<StateVisit> b, VisitTree left, VisitTree right, List<ComparedState> to)
    {
        var (ones, others) = (Keyed(scope, a), Keyed(scope, b));
        var (inA, inB) = (ones.ToDictionary(o => o.Key, o => o.Visit), others.ToDictionary(o => o.Key, o => o.Visit));
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0, j = 0; i < ones.Count || j < others.Count;)
        {
            // What only B has stands before what A goes on with.
            var key = j < others.Count && (i == ones.Count || !inA.ContainsKey(others[j].Key)) ? others[j++].Key
                : ones[i].Key == (j < others.Count ? others[j].Key : null) ? Both(ones[i++].Key, ref j)
                : ones[i++].Key;
            if (!done.Add(key)) continue;
            var state = new ComparedState(key, depth, scope, inA.GetValueOrDefault(key), inB.GetValueOrDefault(key));
            to.Add(state);
            Walk(key, depth + 1, state.A is null ? [] : left.ChildrenOf(state.A), state.B is null ? [] : right.ChildrenOf(state.B), left, right, to);
        }
    }

    private static string Both(string key, ref int j)
    {
        j++;
        return key;
    }

    private static List<(string Key, StateVisit Visit)> Keyed(string scope, IEnumerable<StateVisit> visits)
    {
        var seen = new Dictionary<(int?, string), int>();
        var keyed = new List<(string, StateVisit)>();
        foreach (var visit in visits)
        {
            var number = seen[(visit.Iteration, visit.StateName)] = seen.GetValueOrDefault((visit.Iteration, visit.StateName)) + 1;
            keyed.Add(($"{scope}/{visit.Iteration}:{visit.StateName}#{number}", visit));
        }

        return keyed;
    }
}
