using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Checks the workflow variables: nobody assigns one of an outer scope, and those that are read are assigned somewhere.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
internal static class VariableChecks
{
    public static void Check(StateGraph graph, ParseContext context) => Check(graph, JsonLocation.Root, [], context);

    private static void Check(StateGraph graph, JsonLocation location, HashSet<string> outer, ParseContext context)
    {
        var mine = new HashSet<string>(StringComparer.Ordinal);
        var states = location.Field("States");
        foreach (var state in graph.States)
        {
            foreach (var (field, place) in VariableUse.Assigned(state, states.Field(state.Name)))
            {
                var name = TemplateReader.AssignedName(field, state.QueryLanguage);
                if (outer.Contains(name)) context.Error(IssueCode.DuplicateVariableName, $"The variable name '{name}' was already defined in a parent scope.", place);
                mine.Add(name);
            }
        }

        mine.UnionWith(outer);
        foreach (var state in graph.States)
        {
            var place = states.Field(state.Name);
            foreach (var name in VariableUse.Read(state).Where(n => !mine.Contains(n)))
            {
                context.Warn(IssueCode.PossiblyUndefinedVariable, $"Variable '{name}' is possibly not defined.", place);
            }

            foreach (var (inner, innerPlace, seesOuter) in Graphs(state, place)) Check(inner, innerPlace, seesOuter ? mine : [], context);
        }
    }

    /// <summary>The graphs in a state. Child executions of a distributed Map state see no variables from outside.</summary>
    private static IEnumerable<(StateGraph Graph, JsonLocation Location, bool SeesOuter)> Graphs(State state, JsonLocation location)
    {
        if (state is ParallelState parallel) return parallel.Branches.Select((b, i) => ((StateGraph)b, location.Field("Branches").Item(i), true));
        if (state is not MapState map) return [];
        return [(map.ItemProcessor, location.Field(map.Source.Contains("ItemProcessor") ? "ItemProcessor" : "Iterator"), !map.IsDistributed)];
    }
}
