using System.Globalization;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Graphs;

/// <summary>
/// Reads the graph out of a definition's text. It takes what is there, so that the picture stays while somebody types: ways to
/// states that are missing are left out. Whether the definition is right is for the validator to say.
/// </summary>
public static class MachineGraphReader
{
    private const int LongestLabel = 30;
    private const string IntegrationPrefix = "arn:aws:states:::";

    /// <returns>Null where the text is no JSON object.</returns>
    public static MachineGraph? TryRead(string definition)
    {
        try
        {
            return DataValue.Parse(definition) is DataObject machine ? Read(machine, isWhole: true) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static MachineGraph Read(DataObject machine, bool isWhole)
    {
        var states = machine.GetObject("States") ?? DataObject.Empty;
        var nodes = new List<GraphNode>();
        var edges = new List<GraphEdge>();
        var ends = new List<string>();
        var startAt = machine.GetString("StartAt");
        foreach (var (name, value) in states)
        {
            if (value is not DataObject state) continue;
            nodes.Add(ReadNode(name, state));
            edges.AddRange(ReadEdges(name, state).Where(e => states.Contains(e.To)));
            if (state.GetBoolean("End") == true || state.GetString("Type") is "Succeed" or "Fail") ends.Add(name);
        }

        if (isWhole && startAt is not null && states.Contains(startAt))
        {
            nodes.Insert(0, new GraphNode(GraphNode.StartId, NodeKind.Start));
            edges.Insert(0, new GraphEdge(GraphNode.StartId, startAt));
            if (ends.Count > 0) nodes.Add(new GraphNode(GraphNode.EndId, NodeKind.End));
            edges.AddRange(ends.Select(e => new GraphEdge(e, GraphNode.EndId)));
        }

        return new MachineGraph(nodes, edges) { StartAt = startAt };
    }

    private static GraphNode ReadNode(string name, DataObject state)
    {
        var kind = Enum.TryParse<NodeKind>(state.GetString("Type"), out var known) && known is not (NodeKind.Start or NodeKind.End) ? known : NodeKind.Unknown;
        var resource = state.GetString("Resource");
        var processor = state.GetObject("ItemProcessor") ?? state.GetObject("Iterator");
        return new GraphNode(name, kind)
        {
            Detail = DetailOf(kind, state, resource),
            Comment = state.GetString("Comment"),
            WaitsForToken = resource?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true,
            IsDistributed = processor?.GetObject("ProcessorConfig")?.GetString("Mode") == "DISTRIBUTED",
            Retriers = state.GetArray("Retry")?.Count ?? 0,
            Branches = kind switch
            {
                NodeKind.Parallel => [.. (state.GetArray("Branches") ?? DataArray.Empty).OfType<DataObject>().Select(b => Read(b, isWhole: false)).Where(b => b.Nodes.Count > 0)],
                NodeKind.Map when processor is not null && Read(processor, isWhole: false) is { Nodes.Count: > 0 } items => [items],
                _ => [],
            },
        };
    }

    private static IEnumerable<GraphEdge> ReadEdges(string name, DataObject state)
    {
        if (state.GetString("Next") is { } next) yield return new GraphEdge(name, next);
        foreach (var rule in (state.GetArray("Choices") ?? DataArray.Empty).OfType<DataObject>())
        {
            if (rule.GetString("Next") is not { } to) continue;
            var text = ChoiceText.Of(rule);
            yield return new GraphEdge(name, to, EdgeKind.Choice, Cut(rule.GetString("Comment") ?? text), text);
        }

        if (state.GetString("Default") is { } otherwise) yield return new GraphEdge(name, otherwise, EdgeKind.Default, "otherwise", "No rule is true");
        foreach (var catcher in (state.GetArray("Catch") ?? DataArray.Empty).OfType<DataObject>())
        {
            if (catcher.GetString("Next") is not { } to) continue;
            var errors = string.Join(", ", (catcher.GetArray("ErrorEquals") ?? DataArray.Empty).OfType<DataString>().Select(s => s.Value));
            yield return new GraphEdge(name, to, EdgeKind.Catch, errors is "States.ALL" or "" ? null : Cut(errors), $"On {errors}");
        }
    }

    private static string? DetailOf(NodeKind kind, DataObject state, string? resource) => kind switch
    {
        NodeKind.Task when resource is not null => Integration(resource),
        NodeKind.Wait when state.GetInt64("Seconds") is { } seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:N0} s"),
        NodeKind.Wait => state.GetString("SecondsPath") ?? state.GetString("TimestampPath") ?? state.GetString("Timestamp") ?? state.GetString("Seconds"),
        NodeKind.Fail => state.GetString("Error"),
        _ => null,
    };

    /// <summary><c>arn:aws:states:::events:putEvents</c> as <c>events:putEvents</c>; a function's ARN as its name.</summary>
    private static string Integration(string resource) =>
        resource.StartsWith(IntegrationPrefix, StringComparison.Ordinal) ? resource[IntegrationPrefix.Length..]
        : resource.StartsWith("arn:", StringComparison.Ordinal) ? resource.Split(':', 6) is [_, _, var service, _, _, var rest] ? $"{service}:{rest}" : resource
        : resource;

    private static string Cut(string text) => text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)] + "…";
}
