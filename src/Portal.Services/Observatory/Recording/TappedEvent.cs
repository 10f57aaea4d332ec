using Portal.Services.Approvals.Tokens;

namespace Portal.Services.Observatory.Recording;

/// <summary>An event as a tap brought it, ready to be stored: no task token is in it any more.</summary>
/// <param name="Envelope">The whole event, JSON, tokens masked.</param>
/// <param name="Detail">The detail alone, JSON, tokens masked.</param>
internal sealed record TappedEvent(string Connection, string EventBusName, string EventId, string Source, string DetailType, string Account, string Region, DateTimeOffset Time,
    string Envelope, string Detail)
{
    public IReadOnlyList<string> Resources { get; init; } = [];
    public string? ReplayName { get; init; }

    /// <summary>The execution that emitted it, and its state machine.</summary>
    public ExecutionOrigin? Origin { get; init; }

    /// <summary>The token that it carried; null for nearly all events.</summary>
    public CarriedToken? Token { get; init; }
}

/// <param name="Token">The token, taken out of the event.</param>
/// <param name="State">The state that sent it; null where the definition could not be read, and the token was known by its form only.</param>
internal sealed record CarriedToken(TaskToken Token, WaitingState? State);
