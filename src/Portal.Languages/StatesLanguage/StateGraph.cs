using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage;

/// <summary>States that lead to one another: a branch of a Parallel state, what a Map state runs, or the whole state machine.</summary>
public class StateGraph
{
    private readonly Dictionary<string, State> byName = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<State> states = [];

    public required string StartAt { get; init; }

    /// <summary>In the order of the definition.</summary>
    public required IReadOnlyList<State> States
    {
        get => states;
        init
        {
            states = value;
            foreach (var state in value) byName[state.Name] = state;
        }
    }

    public string? Comment { get; init; }

    public State Start => this[StartAt];

    /// <exception cref="KeyNotFoundException">No state of this graph has the name; states within Parallel and Map states are not of it.</exception>
    public State this[string name] => byName[name];

    /// <summary>The edges between this graph's states.</summary>
    public IEnumerable<StateTransition> Transitions => States.SelectMany(StateTransition.Of);

    /// <summary>The states of this graph and of all graphs inside it.</summary>
    public IEnumerable<State> AllStates => States.SelectMany(s => Inner(s).SelectMany(g => g.AllStates).Prepend(s));

    public State? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The graphs inside a Parallel or Map state; none in others.</summary>
    public static IEnumerable<StateGraph> Inner(State state) => state switch
    {
        ParallelState parallel => parallel.Branches,
        MapState map => [map.ItemProcessor],
        _ => [],
    };
}
