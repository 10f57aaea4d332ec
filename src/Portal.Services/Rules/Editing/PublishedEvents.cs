using Portal.Languages.Data;

namespace Portal.Services.Rules.Editing;

/// <summary>An event that a state of a definition publishes; null for what is only known when it runs.</summary>
/// <param name="State">The state.</param>
/// <param name="Source">The entry's source.</param>
/// <param name="DetailType">The entry's detail-type.</param>
/// <param name="EventBusName">Name or ARN; the default bus where the definition names none.</param>
internal sealed record PublishedEvent(string State, string? Source, string? DetailType, string? EventBusName)
{
    public override string ToString() => $"{Source ?? "an event"}{(DetailType is null ? "" : $" \"{DetailType}\"")}";
}

/// <summary>The events that a definition's putEvents states publish, as far as the definition says.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html</remarks>
internal static class PublishedEvents
{
    public static IEnumerable<PublishedEvent> In(DataObject definition)
    {
        foreach (var (name, value) in definition.GetObject("States") ?? DataObject.Empty)
        {
            if (value is not DataObject state) continue;
            foreach (var own in OfState(name, state)) yield return own;
            foreach (var inner in Inner(state).SelectMany(In)) yield return inner;
        }
    }

    private static IEnumerable<DataObject> Inner(DataObject state) =>
        [.. state.GetArray("Branches")?.OfType<DataObject>() ?? [], .. new[] { state.GetObject("ItemProcessor"), state.GetObject("Iterator") }.OfType<DataObject>()];

    private static IEnumerable<PublishedEvent> OfState(string name, DataObject state)
    {
        if (state.GetString("Resource")?.Contains(":events:putEvents", StringComparison.Ordinal) != true) return [];
        var entries = (state.GetObject("Parameters") ?? state.GetObject("Arguments"))?.GetArray("Entries");
        return (entries ?? DataArray.Empty).OfType<DataObject>().Select(e => new PublishedEvent(name, Text(e, "Source"), Text(e, "DetailType"), Bus(e)));
    }

    private static string? Bus(DataObject entry) => entry.Contains("EventBusName") || entry.Contains("EventBusName.$") ? Text(entry, "EventBusName") : "default";

    /// <summary>Null for a JSONata expression too.</summary>
    private static string? Text(DataObject entry, string field) => entry.GetString(field) is { } text && !text.StartsWith("{%", StringComparison.Ordinal) ? text : null;
}
