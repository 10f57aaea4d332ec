using Portal.Services.Approvals.Declarations;

namespace Portal.Services.Approvals;

public sealed record WaitQuery
{
    /// <summary>Null for all connections.</summary>
    public string? Connection { get; init; }
    public string? StateMachineArn { get; init; }
    public string? ExecutionArn { get; init; }

    /// <summary>In state machine, execution, state or payload.</summary>
    public string? Text { get; init; }

    /// <summary>True: decided and ended ones too, newest first after the open ones.</summary>
    public bool IncludeClosed { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 1000;
}

/// <param name="Id">Random; stands in URLs. Never the token.</param>
/// <param name="Connection">Where the execution runs.</param>
/// <param name="ExecutionArn">The execution that waits.</param>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="StateName">The state that waits; empty while it is not known yet.</param>
/// <param name="Resource">For example <c>events:putEvents.waitForTaskToken</c>.</param>
/// <param name="WaitingSince">When the task was scheduled.</param>
/// <param name="Status">How it stands.</param>
public record WaitSummary(string Id, string Connection, string ExecutionArn, string StateMachineArn, string StateName, string Resource, DateTimeOffset WaitingSince, WaitStatus Status)
{
    /// <summary>When the step times out (or must hear a heartbeat); null where it waits for ever, up to a year.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The bus event that asks; null where none was tapped.</summary>
    public string? EventId { get; init; }

    /// <summary>The event's detail-type, or what else names the question in a line.</summary>
    public string Title { get; init; } = "";

    /// <summary>False where the token is not known: see <see cref="WaitDetail.CannotDecideBecause"/>.</summary>
    public bool CanDecide { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Comment { get; init; }

    /// <summary>Who has said that they are working on it; null where nobody has.</summary>
    public string? WorkedBy { get; init; }
    public DateTimeOffset? WorkedSince { get; init; }

    /// <summary>The heading under which the inbox shows it: of the declaration, else the state machine's name.</summary>
    public string Group { get; init; } = "";

    public string StateMachineName => StateMachineArn[(StateMachineArn.LastIndexOf(':') + 1)..];
    public string ExecutionName => ExecutionArn[(ExecutionArn.LastIndexOf(':') + 1)..];
}

public sealed record WaitDetail(string Id, string Connection, string ExecutionArn, string StateMachineArn, string StateName, string Resource, DateTimeOffset WaitingSince, WaitStatus Status)
    : WaitSummary(Id, Connection, ExecutionArn, StateMachineArn, StateName, Resource, WaitingSince, Status)
{
    /// <summary>What the task was given, JSON, the token masked.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>What is asked, for people: of the declaration; empty where there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>What to look at, of the declaration.</summary>
    public IReadOnlyList<WaitField> Fields { get; init; } = [];

    /// <summary>The answers there are: declared, else inferred from the Choice that follows.</summary>
    public IReadOnlyList<AnswerOption> Answers { get; init; } = [];

    /// <summary>Where the answers come from, in words: the declaration, the Choice that was read, or that none was found.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What is to be filled in with an answer that approves.</summary>
    public IReadOnlyList<FormField> Form { get; init; } = [];

    /// <summary>True: an expert may write the output.</summary>
    public bool AllowsOutput { get; init; }

    /// <summary>True: the step may be failed with an error of one's own.</summary>
    public bool AllowsFailure { get; init; }

    /// <summary>Whoever asked may not answer.</summary>
    public bool FourEyes { get; init; }

    /// <summary>Who asked, from the portal's own audit trail; null where that is not known.</summary>
    public string? Requester { get; init; }

    /// <summary>How many different people must approve.</summary>
    public int VotesNeeded { get; init; } = 1;
    public IReadOnlyList<WaitVote> Votes { get; init; } = [];

    /// <summary>How often AWS wants to hear that somebody works on it; null where it does not, or where the portal is not to tell.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>True where the task of an activity can be taken from AWS to be answered here.</summary>
    public bool CanTake { get; init; }

    /// <summary>Why the step cannot be completed from here; null where it can.</summary>
    public string? CannotDecideBecause { get; init; }

    /// <summary>How the wait ended, in words; null while it is open.</summary>
    public string? EndedBecause { get; init; }
}

/// <param name="Value">As the payload has it; null where it has none.</param>
public sealed record WaitField(string Label, string? Value);

/// <summary>One answer that can be given.</summary>
/// <param name="Key">Names it in <see cref="Decision.Answer"/>.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="LeadsTo">What follows, in words.</param>
public sealed record AnswerOption(string Key, string Label, Verdict Verdict, string LeadsTo)
{
    /// <summary>What the task gives, JSON; null for a failure.</summary>
    public string? Output { get; init; }
    public string? Error { get; init; }
    public CommentRule Comment { get; init; }
}

/// <summary>One person's vote for an answer that needs several.</summary>
public sealed record WaitVote(string Voter, string Label, DateTimeOffset At, string? Comment);

public enum StuckReason
{
    /// <summary>Nobody can answer: the state never handed its token on.</summary>
    TokenNeverLeft,

    /// <summary>It waits longer than nearly all of its kind did.</summary>
    PastUsualTime,

    /// <summary>The state has no TimeoutSeconds: forgotten, it waits a year.</summary>
    NoTimeout,
}

/// <param name="Reasons">Why it is in the report, the worst first.</param>
/// <param name="Usual">The time within which 95 of 100 earlier waits of the state were answered; null where there are too few.</param>
/// <param name="Words">The reasons for people, with what to do.</param>
public sealed record StuckWait(WaitSummary Wait, IReadOnlyList<StuckReason> Reasons, TimeSpan? Usual, IReadOnlyList<string> Words);
