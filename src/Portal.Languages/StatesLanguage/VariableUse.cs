using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage;

/// <summary>Which workflow variables states read and assign.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
public static class VariableUse
{
    /// <summary>
    /// For each state that reads variables, these, each with its <c>$</c>: what DescribeStateMachine calls variableReferences. The states
    /// within Parallel and Map states are among them.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> References(StateGraph graph)
    {
        var references = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var state in graph.AllStates)
        {
            if (Read(state).Select(n => "$" + n).ToList() is { Count: > 0 } names) references[state.Name] = names;
        }

        return references;
    }

    /// <summary>The variables that the state itself reads, without the <c>$</c>, in order of appearance.</summary>
    public static IEnumerable<string> Read(State state) => state.Expressions.SelectMany(e => e.Variables).Distinct(StringComparer.Ordinal);

    /// <summary>The fields of the state's Assigns, with where they stand.</summary>
    internal static IEnumerable<(string Field, JsonLocation Location)> Assigned(State state, JsonLocation location)
    {
        var own = Names(state.Source, location);
        if (state is ChoiceState) return own.Concat(Entries(state, "Choices", location));
        return state is RetryableState ? own.Concat(Entries(state, "Catch", location)) : own;
    }

    private static IEnumerable<(string Field, JsonLocation Location)> Entries(State state, string field, JsonLocation location) =>
        (state.Source.GetArray(field) ?? DataArray.Empty).SelectMany((entry, i) => entry is DataObject o ? Names(o, location.Field(field).Item(i)) : []);

    private static IEnumerable<(string Field, JsonLocation Location)> Names(DataObject source, JsonLocation location) =>
        (source.GetObject("Assign")?.Names ?? []).Select(n => (n, location.Field("Assign").Field(n)));
}
