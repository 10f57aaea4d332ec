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
            foreach (var transition in StateTransition.Of(state).Where(t => t.To.Length > 0 && !written.Contains(t.To)))
            {
                Missing(fields, transition.To, Location(transition, states.Field(state.Name)));
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
            foreach (var transition in StateTransition.Of(state)) open.Push(transition.To);
        }

        return reached;
    }

    private static JsonLocation Location(StateTransition transition, JsonLocation state) => transition.Kind switch
    {
        TransitionKind.Choice => state.Field("Choices").Item(transition.Index).Field("Next"),
        TransitionKind.Default => state.Field("Default"),
        TransitionKind.Catch => state.Field("Catch").Item(transition.Index).Field("Next"),
        _ => state.Field("Next"),
    };
}
