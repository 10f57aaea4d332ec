using System.Collections.Concurrent;
using Portal.Graphs.Layout;

namespace Portal.Graphs;

/// <summary>
/// Layouts by definition: an execution page that refreshes many times a second, and the many tabs on one state machine, lay it
/// out once. Keeps the newest; a layout of 100 states takes about 100 KB.
/// </summary>
public sealed class GraphLayouts
{
    public const int Most = 64;

    private readonly ConcurrentDictionary<string, Lazy<MachineLayout?>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <param name="definition">Amazon States Language, JSON.</param>
    /// <returns>Null where the text is no JSON object.</returns>
    public MachineLayout? Of(string definition)
    {
        var entry = known.GetOrAdd(definition, text =>
        {
            order.Enqueue(text);
            return new Lazy<MachineLayout?>(() => MachineGraphReader.TryRead(text) is { } graph ? new MachineLayout(graph, LayeredLayout.Arrange(graph)) : null);
        });
        while (known.Count > Most && order.TryDequeue(out var oldest)) known.TryRemove(oldest, out _);
        return entry.Value;
    }
}

/// <summary>A machine's graph and where everything in it stands.</summary>
public sealed record MachineLayout(MachineGraph Graph, GraphLayout Layout);
