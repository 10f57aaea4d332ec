using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Checks that a graph's states lead to one another and to an end.</summary>
internal static class TransitionChecks
{
    public static void Check(StateGraph graph, FieldReader fields, bool isMachine)
    {
        if (fields.Source.GetObject("States") is not { Count: > 0 } written || fields.Text("StartAt") is null) return;
        var states = fields.Location.Field("States");
        if (!written.Contains(graph.StartAt)) Missing(fields, graph.StartAt, fields.Location.Field("StartAt"));
        foreach (var state in graph.States)
        {
            foreach (var (target, location) in Targets(state, states.Field(state.Name)))
            {
                if (target.Length > 0 && !written.Contains(target)) Missing(fields, target, location);
            }
        }

        // AWS asks for an end of the whole machine only, and then says nothing of states that nothing leads to.
        if (isMachine && !graph.States.Any(s => s.End) && graph.States.Count == written.Count)
        {
            fields.Context.Error(IssueCode.MissingEndState, "Workflow has no terminal state", null);
            return;
        }

        var reached = Reached(graph);
        foreach (var state in graph.States.Where(s => !reached.Contains(s.Name)))
        {
            fields.Context.Error(IssueCode.MissingTransitionTarget, $"State \"{state.Name}\" is not reachable.", states.Field(state.Name));
        }
    }

    private static void Missing(FieldReader fields, string target, JsonLocation location) =>
        fields.Context.Error(IssueCode.MissingTransitionTarget, "Missing 'Next' target: " + target, location);

    private static HashSet<string> Reached(StateGraph graph)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([graph.StartAt]);
        while (open.TryPop(out var name))
        {
            if (graph.Find(name) is not { } state || !reached.Add(name)) continue;
            foreach (var (target, _) in Targets(state, JsonLocation.Root)) open.Push(target);
        }

        return reached;
    }

    private static IEnumerable<(string Target, JsonLocation Location)> Targets(State state, JsonLocation location)
    {
        if (state.Next is { } next) yield return (next, location.Field("Next"));
        if (state is ChoiceState choice)
        {
            for (var i = 0; i < choice.Choices.Count; i++) yield return (choice.Choices[i].Next, location.Field("Choices").Item(i).Field("Next"));
            if (choice.Default is { } other) yield return (other, location.Field("Default"));
        }

        if (state is RetryableState work)
        {
            for (var i = 0; i < work.Catch.Count; i++) yield return (work.Catch[i].Next, location.Field("Catch").Item(i).Field("Next"));
        }
    }
}
