using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Services.StateMachines.Checks;

/// <summary>An entry that a state hands to PutEvents, as far as the definition says what is in it.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Location">Where the entry stands.</param>
/// <param name="Bus">Name or ARN; <c>default</c> where none is given; null where it is known only when it runs.</param>
/// <param name="Source">Null where it is known only when it runs.</param>
/// <param name="DetailType">Null where it is known only when it runs.</param>
internal sealed record SentEntry(string State, string Location, string? Bus, string? Source, string? DetailType)
{
    public static IEnumerable<SentEntry> Of(StateMachineDefinition definition)
    {
        foreach (var task in definition.AllStates.OfType<TaskState>().Where(t => t.Resource is { Service: "events", Action: "putEvents" }))
        {
            var field = task.QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters";
            if (task.Source.GetObject(field)?.GetArray("Entries") is not { } entries) continue;
            foreach (var (i, entry) in entries.OfType<DataObject>().Index())
                yield return new(task.Name, $"{task.Location}/{field}/Entries[{i}]", Text(entry, "EventBusName", "default"), Text(entry, "Source", null), Text(entry, "DetailType", null));
        }
    }

    private static string? Text(DataObject entry, string name, string? otherwise)
    {
        if (entry.Contains(name + ".$")) return null;
        if (entry[name] is null) return otherwise;
        return entry.GetString(name) is { } text && !text.StartsWith("{%", StringComparison.Ordinal) ? text : null;
    }
}

/// <summary>A bus as an entry names it, in the account of the state machine where it does not say otherwise.</summary>
internal sealed record BusName(string Name, string Arn, bool IsForeign)
{
    /// <param name="bus">Name or ARN.</param>
    /// <param name="stateMachineArn">Gives partition, region and account.</param>
    public static BusName Of(string bus, string stateMachineArn)
    {
        var own = stateMachineArn.Split(':');
        if (!bus.StartsWith("arn:", StringComparison.Ordinal)) return new(bus, $"arn:{own[1]}:events:{own[3]}:{own[4]}:event-bus/{bus}", false);
        var parts = bus.Split(':', 6);
        var isForeign = parts.Length < 6 || parts[3] != own[3] || parts[4] != own[4];
        return new(bus[(bus.LastIndexOf('/') + 1)..], bus, isForeign);
    }
}
