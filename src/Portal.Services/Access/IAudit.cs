using Portal.Services.Aws;

namespace Portal.Services.Access;

/// <summary>What users did, append-only. Each record carries the HMAC of itself and its predecessor, so that a change shows.</summary>
public interface IAudit
{
    /// <summary>Newest first.</summary>
    Task<AwsResult<Page<AuditRecord>>> SearchAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Walks the whole chain.</summary>
    Task<AwsResult<AuditVerification>> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Writes the records that the query finds; cells that a spreadsheet would take for a formula are defused.</summary>
    Task<AwsResult<Done>> ExportAsync(AuditQuery query, AuditFormat format, Stream to, CancellationToken cancellationToken);
}

public enum AuditFormat
{
    Csv,
    Json,
}

public sealed record AuditQuery
{
    /// <summary>In actor, action, resource, outcome or comment.</summary>
    public string? Text { get; init; }
    public string? Actor { get; init; }
    public string? Action { get; init; }
    public string? Connection { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public string? NextToken { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;
}

/// <param name="Number">Counts from 1 without a gap.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who, stable.</param>
/// <param name="ActorName">Who, for people.</param>
/// <param name="Action">For example <c>approval.approve</c>, <c>events.send</c>.</param>
/// <param name="Connection">On which connection; empty where none is concerned.</param>
/// <param name="Resource">An ARN or name.</param>
/// <param name="Outcome">For example <c>ok</c>, <c>refused</c>, or an error code.</param>
/// <param name="Comment">The user's words; null where there are none.</param>
/// <param name="Details">More, as JSON; never a task token.</param>
public sealed record AuditRecord(long Number, DateTimeOffset At, string ActorId, string ActorName, string Action, string Connection, string Resource,
    string Outcome, string? Comment, string? Details);

/// <param name="Records">How many were checked.</param>
/// <param name="BrokenAt">The number of the first record that does not fit; null where all do.</param>
/// <param name="Problem">What does not fit there.</param>
public sealed record AuditVerification(long Records, long? BrokenAt, string? Problem)
{
    public bool IsIntact => BrokenAt is null;
}
