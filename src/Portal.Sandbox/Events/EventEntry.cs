using Portal.Languages.Data;

namespace Portal.Sandbox.Events;

/// <summary>One entry of a PutEvents request, before it is accepted.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
public sealed record EventEntry
{
    public string? Source { get; init; }
    public string? DetailType { get; init; }

    /// <summary>JSON text of an object.</summary>
    public string? Detail { get; init; }

    /// <summary>Name or ARN; the default bus of the caller's scope when left out.</summary>
    public string? EventBusName { get; init; }
    public IReadOnlyList<string> Resources { get; init; } = [];
    public DateTimeOffset? Time { get; init; }

    /// <summary>Set on a replay only.</summary>
    public string? ReplayName { get; init; }
}

/// <summary>What PutEvents answers for one entry: an id, or an error code and message.</summary>
public readonly record struct EventEntryResult(string? EventId, string? ErrorCode = null, string? ErrorMessage = null)
{
    public DataObject ToData() => new DataObjectBuilder
    {
        ["EventId"] = EventId is null ? null : (DataValue)EventId,
        ["ErrorCode"] = ErrorCode is null ? null : (DataValue)ErrorCode,
        ["ErrorMessage"] = ErrorMessage is null ? null : (DataValue)ErrorMessage,
    }.Build();
}
