using Portal.Sandbox.Events;

namespace Portal.Sandbox.Targets;

/// <summary>An event on its way to a target that could not be reached at once. Its rows are in the journal.</summary>
/// <param name="key">The target's key: the partition of the rows.</param>
/// <param name="ordinal">Unique among all deliveries, ascending.</param>
/// <param name="id">The same for every attempt.</param>
internal sealed class Delivery(string key, long ordinal, string id)
{
    public string Key { get; } = key;
    public long Ordinal { get; } = ordinal;
    public string Id { get; } = id;

    /// <summary>Attempts made.</summary>
    public int Attempts { get; set; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>How the last attempt failed; null before the first.</summary>
    public string? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }

    /// <summary>Null while it is only in the journal: events that wait for long take no memory.</summary>
    public AcceptedEvent? Event { get; set; }

    /// <summary>Notes a failed attempt after which another one follows.</summary>
    public void Failed(InvocationOutcome outcome, DateTimeOffset due)
    {
        Attempts++;
        Due = due;
        (ErrorCode, ErrorMessage) = (outcome.ErrorCode, outcome.ErrorMessage);
    }
}
