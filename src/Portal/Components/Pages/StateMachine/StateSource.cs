using Portal.Languages.Data;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Finds a state in a definition, wherever it is nested. State names are unique in the whole machine.</summary>
public static class StateSource
{
    public static DataObject? Find(DataObject machine, string name)
    {
        if (machine.GetObject("States") is not { } states) return null;
        if (states.GetObject(name) is { } found) return found;
        foreach (var (_, value) in states)
        {
            if (value is not DataObject state) continue;
            foreach (var inner in Inner(state))
            {
                if (Find(inner, name) is { } deeper) return deeper;
            }
        }

        return null;
    }

    /// <summary>All states, those inside others after them.</summary>
    public static IReadOnlyList<string> Names(DataObject machine)
    {
        var names = new List<string>();
        foreach (var (name, value) in machine.GetObject("States") ?? DataObject.Empty)
        {
            names.Add(name);
            if (value is not DataObject state) continue;
            foreach (var inner in Inner(state)) names.AddRange(Names(inner));
        }

        return names;
    }

    private static IEnumerable<DataObject> Inner(DataObject state)
    {
        foreach (var branch in (state.GetArray("Branches") ?? DataArray.Empty).OfType<DataObject>()) yield return branch;
        if ((state.GetObject("ItemProcessor") ?? state.GetObject("Iterator")) is { } items) yield return items;
    }
}
