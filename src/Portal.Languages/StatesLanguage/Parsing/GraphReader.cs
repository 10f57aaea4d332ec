using System.Collections.Frozen;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Reads StartAt and States: of a state machine, a branch or an item processor.</summary>
internal sealed class GraphReader
{
    /// <summary>Graphs within Parallel and Map states within each other.</summary>
    private const int DeepestNesting = 50;

    private const int LongestName = 80;

    private static readonly FrozenDictionary<string, Func<StateReader, State>> Types = new Dictionary<string, Func<StateReader, State>>(StringComparer.Ordinal)
    {
        ["Choice"] = ChoiceState.Read,
        ["Fail"] = FailState.Read,
        ["Map"] = MapState.Read,
        ["Parallel"] = ParallelState.Read,
        ["Pass"] = PassState.Read,
        ["Succeed"] = SucceedState.Read,
        ["Task"] = TaskState.Read,
        ["Wait"] = WaitState.Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FieldReader fields;
    private readonly int depth;
    private readonly bool isExpress;

    public GraphReader(FieldReader fields, int depth, bool isExpress) => (this.fields, this.depth, this.isExpress) = (fields, depth, isExpress);

    /// <summary>Reads the graph into what makes the object of it.</summary>
    public T Read<T>(Func<string, IReadOnlyList<State>, T> make)
        where T : StateGraph
    {
        fields.Require("StartAt", "States");
        var startAt = fields.Text("StartAt") ?? "";
        var graph = make(startAt, States());
        if (fields.Context.Options.ChecksTransitions) TransitionChecks.Check(graph, fields, isMachine: depth == 0);
        return graph;
    }

    private List<State> States()
    {
        var states = new List<State>();
        if (fields.Object("States") is not { } all) return states;
        if (all.Source.Count == 0) fields.Context.Schema("Value cannot be empty", all.Location);
        if (depth > DeepestNesting)
        {
            fields.Context.Error(IssueCode.TooDeeplyNested, "States are too deeply nested", all.Location);
            return states;
        }

        foreach (var (name, value) in all.Source)
        {
            var location = all.Location.Field(name);
            CheckName(name, location);
            if (value is not DataObject source) fields.Context.Schema("Expected value of type [OBJECT]", location);
            else if (Read(name, source, location) is { } state) states.Add(state);
        }

        return states;
    }

    private void CheckName(string name, JsonLocation location)
    {
        if (name.Length is 0 or > LongestName)
        {
            fields.Context.Error(IssueCode.InvalidStateName, $"State name must have a length between 1 and {LongestName} characters", location);
        }

        if (!fields.Context.StateNames.Add(name)) fields.Context.Error(IssueCode.DuplicateStateName, "Duplicate State name: " + name, location);
    }

    private State? Read(string name, DataObject source, JsonLocation location)
    {
        var language = StateLanguage(source, location);
        var reader = new StateReader(name, new FieldReader(source, location, "", language, fields.Context), depth, isExpress);
        reader.Fields.Require("Type");
        return reader.Fields.OneOf("Type", [.. Types.Keys.Order(StringComparer.Ordinal)]) is { } type ? Types[type](reader) : null;
    }

    /// <summary>A state inside Map and Parallel states falls back to the state machine's language, not to that of the state around it.</summary>
    private QueryLanguage StateLanguage(DataObject source, JsonLocation location)
    {
        var context = fields.Context;
        var named = LanguageName.Read(source, location, context);
        if (named is not QueryLanguage.JsonPath || context.MachineLanguage == QueryLanguage.JsonPath) return named ?? context.MachineLanguage;
        context.Schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", location);
        return QueryLanguage.JsonPath;
    }
}
