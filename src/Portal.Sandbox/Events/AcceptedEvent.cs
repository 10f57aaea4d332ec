using Portal.Languages.Data;

namespace Portal.Sandbox.Events;

/// <summary>An event that a bus has taken.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Utf8">The whole envelope, as targets get it.</param>
/// <param name="AcceptedAt">When it came in: retries count from here.</param>
public sealed record AcceptedEvent(EventBus Bus, string Id, ReadOnlyMemory<byte> Utf8, DateTimeOffset AcceptedAt)
{
    private DataObject? data;

    /// <summary>The envelope as data; parsed when it is first asked for.</summary>
    public DataObject Data => data ??= (DataObject)DataValue.Parse(Utf8.Span);

    /// <summary>The same for all entries of a PutEvents request, for the bus's log; null where the bus writes none.</summary>
    public string? RequestId { get; init; }

    public string? Source { get; init; }
    public string? DetailType { get; init; }

    /// <summary>The account that sent it.</summary>
    public required string CallerAccount { get; init; }

    /// <summary>True for an event that came through a rule of another bus: it may not go on to a third one.</summary>
    public bool FromBus { get; init; }

    /// <summary>Set on a replay: such events are not archived again.</summary>
    public string? ReplayName { get; init; }

    /// <summary>The ARNs of the only rules that may take it, for a replay to named rules; null for all.</summary>
    public IReadOnlySet<string>? OnlyRules { get; init; }
}
