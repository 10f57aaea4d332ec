using Portal.Languages.Data;

namespace Portal.Services.Approvals.Declarations;

/// <summary>
/// What somebody wrote down about the waits of one state: how to ask, which answers there are, and who may give them. Comes from
/// a file of the deployment, never from a user of the portal or from an event.
/// </summary>
/// <param name="Source">The file's name.</param>
/// <param name="StateMachine">A state machine's name or ARN; <c>*</c> stands for any text.</param>
/// <param name="State">The state's name; <c>*</c> for every waiting state.</param>
internal sealed record ApprovalDeclaration(string Source, string StateMachine, string State)
{
    /// <summary>A connection's id; null for all.</summary>
    public string? Connection { get; init; }
    public string? Group { get; init; }

    /// <summary>Texts with places such as <c>{$.customerName}</c>, filled from the payload.</summary>
    public string? Title { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<DeclaredField> Fields { get; init; } = [];

    /// <summary>Empty: inferred from the Choice that follows.</summary>
    public IReadOnlyList<DeclaredAnswer> Answers { get; init; } = [];
    public CommentRule Comment { get; init; } = CommentRule.Optional;
    public IReadOnlyList<FormField> Form { get; init; } = [];

    /// <summary>True: experts may write the output themselves.</summary>
    public bool RawOutput { get; init; }

    /// <summary>True: whoever asked may not answer, and where nobody knows who asked, nobody may.</summary>
    public bool FourEyes { get; init; }

    /// <summary>How many different people must give an answer that approves.</summary>
    public int Votes { get; init; } = 1;

    /// <summary>True: a heartbeat is sent while somebody works on it.</summary>
    public bool Heartbeat { get; init; }

    /// <summary>True: the portal may take tasks of this activity from AWS.</summary>
    public bool TakesActivity { get; init; }

    /// <summary>Not null: the file cannot be used, and what it is about is not decided until it is mended.</summary>
    public string? Broken { get; init; }
}

/// <param name="Label">For people.</param>
/// <param name="Path">A JSONPath on the payload.</param>
internal sealed record DeclaredField(string Label, string Path);

/// <param name="Key">Names the answer within its declaration.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="Output">What the task gives; null for a failure.</param>
internal sealed record DeclaredAnswer(string Key, string Label, Verdict Verdict, DataObject? Output)
{
    public string? Error { get; init; }
    public string? Cause { get; init; }

    /// <summary>Null: as the declaration says for all.</summary>
    public CommentRule? Comment { get; init; }

    /// <summary>In words, in place of what the definition tells.</summary>
    public string? LeadsTo { get; init; }
}

/// <summary>Whether an answer takes a comment.</summary>
public enum CommentRule
{
    Optional,
    Required,
    None,
}
