using Portal.Languages.Data;
using Portal.Services.Approvals.Declarations;

namespace Portal.Services.Approvals.Asking;

/// <summary>What a wait asks and how it may be answered: the declaration, completed from the definition.</summary>
internal sealed record Question
{
    public required string Title { get; init; }
    public string Text { get; init; } = "";
    public required string Group { get; init; }
    public IReadOnlyList<WaitField> Fields { get; init; } = [];
    public required IReadOnlyList<AskedAnswer> Answers { get; init; }
    public IReadOnlyList<FormField> Form { get; init; } = [];
    public CommentRule Comment { get; init; }
    public bool AllowsOutput { get; init; }
    public bool AllowsFailure { get; init; }
    public bool FourEyes { get; init; }
    public int Votes { get; init; } = 1;
    public bool Heartbeat { get; init; }
    public bool TakesActivity { get; init; }
    public required string Basis { get; init; }

    /// <summary>Not null: the declaration cannot be used, and nobody may answer until it is mended.</summary>
    public string? Broken { get; init; }
}

/// <summary>An answer as the server will build it; the page only names it.</summary>
internal sealed record AskedAnswer(string Key, string Label, Verdict Verdict, DataObject? Output, string LeadsTo)
{
    public string? Error { get; init; }
    public string? Cause { get; init; }
    public CommentRule Comment { get; init; }

    public AnswerOption ToOption() => new(Key, Label, Verdict, LeadsTo) { Output = Output?.ToIndentedJson(), Error = Error, Comment = Comment };
}
