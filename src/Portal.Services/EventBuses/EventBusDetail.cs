namespace Portal.Services.EventBuses;

public record EventBusSummary(string Name, string Arn)
{
    public string? Description { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The resource policy, JSON; null where nobody but the bus's own account may send.</summary>
    public string? Policy { get; init; }
}

public sealed record EventBusDetail(string Name, string Arn) : EventBusSummary(Name, Arn)
{
    public string? DeadLetterArn { get; init; }

    /// <summary>OFF, ERROR, INFO or TRACE; null where AWS does not say.</summary>
    public string? LogLevel { get; init; }

    /// <summary>True where the log holds the detail of events.</summary>
    public bool LogsWholeEvents { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
