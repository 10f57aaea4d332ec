using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>A row as Dapper reads it.</summary>
internal sealed class WaitRow
{
    public string Id { get; init; } = "";
    public string Connection { get; init; } = "";
    public string Execution_Arn { get; init; } = "";
    public string State_Machine_Arn { get; init; } = "";
    public string State_Name { get; init; } = "";
    public string Resource { get; init; } = "";
    public long? Scheduled_Id { get; init; }
    public long Since_Us { get; init; }
    public long? Deadline_Us { get; init; }
    public string Status { get; init; } = "";
    public string? Event_Id { get; init; }
    public string Title { get; init; } = "";
    public string Payload { get; init; } = "{}";
    public byte[]? Token { get; init; }
    public string? Token_Key { get; init; }
    public string? No_Token { get; init; }
    public long Checked_Us { get; init; }
    public string? Verdict { get; init; }
    public string? Output { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }
    public string? Decided_By_Id { get; init; }
    public string? Decided_By { get; init; }
    public long? Decided_Us { get; init; }
    public string? Comment { get; init; }
    public string? Ended { get; init; }

    /// <summary>Counts the claims; 0 before the first.</summary>
    public long Attempt { get; init; }

    /// <summary>How often the answer of this attempt was sent.</summary>
    public long Tries { get; init; }
    public long? Sent_Us { get; init; }
    public long? Ended_Us { get; init; }

    /// <summary>When the step times out, heartbeats or not.</summary>
    public long? Timeout_Us { get; init; }
    public long? Heartbeat_S { get; init; }
    public string? Worked_By_Id { get; init; }
    public string? Worked_By { get; init; }
    public long? Worked_Us { get; init; }

    public bool IsOpen => Status is WaitStatuses.Pending or WaitStatuses.Sending;

    public WaitSummary ToSummary() => Fill(new WaitSummary(Id, Connection, Execution_Arn, State_Machine_Arn, State_Name, Resource, Since_Us.FromStore(), WaitStatuses.Read(Status)));

    public WaitDetail ToDetail() => (WaitDetail)Fill(new WaitDetail(Id, Connection, Execution_Arn, State_Machine_Arn, State_Name, Resource, Since_Us.FromStore(), WaitStatuses.Read(Status))
    {
        Payload = Payload,
        CannotDecideBecause = Token_Key is null ? No_Token ?? "The token is not known." : null,
        EndedBecause = Ended,
    });

    private WaitSummary Fill(WaitSummary wait) => wait with
    {
        Deadline = Deadline_Us?.FromStore(),
        EventId = Event_Id,
        Title = Title,
        CanDecide = Token_Key is not null && Status == WaitStatuses.Pending,
        WorkedBy = Worked_By,
        WorkedSince = Worked_Us?.FromStore(),
        DecidedBy = Decided_By,
        DecidedAt = Decided_Us?.FromStore(),
        Comment = Comment,
    };
}

/// <summary>How the store spells a status.</summary>
internal static class WaitStatuses
{
    public const string Pending = "PENDING";
    public const string Sending = "SENDING";
    public const string Approved = "APPROVED";
    public const string Rejected = "REJECTED";
    public const string Failed = "FAILED";
    public const string Answered = "ANSWERED";
    public const string Ended = "ENDED";

    public static WaitStatus Read(string text) => text switch
    {
        Pending => WaitStatus.Pending,
        Sending => WaitStatus.Sending,
        Approved => WaitStatus.Approved,
        Rejected => WaitStatus.Rejected,
        Failed => WaitStatus.Failed,
        Answered => WaitStatus.Answered,
        _ => WaitStatus.Ended,
    };

    /// <summary>The status of a wait whose answer AWS took.</summary>
    public static string After(Verdict verdict) => verdict switch
    {
        Verdict.Approve => Approved,
        Verdict.Reject => Rejected,
        Verdict.Fail => Failed,
        _ => Answered,
    };
}
