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

    public State? Find(string name) => byName.GetValueOrDefault(name);
}
