using Portal.Languages.Data;
using Portal.Services.Approvals.Answers;
using Portal.Services.Approvals.Declarations;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Services.Approvals.Asking;

/// <summary>Puts together what a wait asks: what is declared counts, the rest is read from the definition.</summary>
internal sealed class QuestionReader(DeclarationFiles declarations, Definitions definitions, ConnectionRegistry connections)
{
    public const string DefaultError = "Approval.Rejected";

    public async Task<Question> ReadAsync(AwsSession session, WaitRow row, CancellationToken cancellationToken)
    {
        var declared = Declared(row);
        var definition = await definitions.OfExecutionAsync(session, row.Execution_Arn, cancellationToken);
        var payload = DataValue.TryParse(row.Payload) ?? DataObject.Empty;
        return new()
        {
            Title = Title(row, declared, payload),
            Text = declared?.Text is { } text ? PayloadText.Fill(text, payload) : "",
            Group = Group(row, declared),
            Fields = [.. (declared?.Fields ?? []).Select(f => new WaitField(f.Label, PayloadText.Read(f.Path, payload)))],
            Answers = Answers(row, declared, definition),
            Form = declared?.Form ?? [],
            Comment = declared?.Comment ?? CommentRule.Optional,
            AllowsOutput = declared is null || (declared.RawOutput && declared.Votes == 1),
            AllowsFailure = declared is null || declared.Answers.Count == 0,
            FourEyes = declared?.FourEyes ?? false,
            Votes = declared?.Votes ?? 1,
            Heartbeat = declared?.Heartbeat ?? false,
            TakesActivity = declared?.TakesActivity ?? false,
            Basis = Basis(row, declared, definition),
            Broken = declared?.Broken,
        };
    }

    /// <summary>What the inbox shows of it, from the row alone.</summary>
    /// <param name="payload">Null where the title needs none.</param>
    public (string Title, string Group) Heading(WaitRow row, string? payload)
    {
        var declared = Declared(row);
        return (Title(row, declared, payload is null ? DataObject.Empty : DataValue.TryParse(payload) ?? DataObject.Empty), Group(row, declared));
    }

    /// <summary>True where the title is filled from the payload.</summary>
    public bool NeedsPayload(WaitRow row) => Declared(row)?.Title?.Contains("{$", StringComparison.Ordinal) ?? false;

    private ApprovalDeclaration? Declared(WaitRow row) =>
        declarations.Find(row.Connection, connections.Find(row.Connection)?.IsSandbox ?? false, row.State_Machine_Arn, row.State_Name);

    private static string Title(WaitRow row, ApprovalDeclaration? declared, DataValue payload) =>
        declared is { Title: { } title, Broken: null } ? PayloadText.Fill(title, payload) : row.Title.Length > 0 ? row.Title : row.State_Name;

    private static string Group(WaitRow row, ApprovalDeclaration? declared) => declared?.Group ?? row.State_Machine_Arn[(row.State_Machine_Arn.LastIndexOf(':') + 1)..];

    private static string Basis(WaitRow row, ApprovalDeclaration? declared, DataObject? definition) => declared switch
    {
        { Answers.Count: > 0 } => $"Declared in {declared.Source}.",
        not null => $"Declared in {declared.Source}; the answers: {AnswerInference.Infer(definition, row.State_Name).Basis}",
        null => AnswerInference.Infer(definition, row.State_Name).Basis,
    };

    private static IReadOnlyList<AskedAnswer> Answers(WaitRow row, ApprovalDeclaration? declared, DataObject? definition)
    {
        if (declared is { Answers.Count: > 0 })
        {
            return [.. declared.Answers.Select(a => new AskedAnswer(a.Key, a.Label, a.Verdict, a.Output, a.LeadsTo ?? LeadsTo(definition, row.State_Name, a))
            {
                Error = a.Error ?? (a.Verdict == Verdict.Fail ? DefaultError : null),
                Cause = a.Cause,
                Comment = a.Comment ?? declared.Comment,
            })];
        }

        var inferred = AnswerInference.Infer(definition, row.State_Name);
        var comment = declared?.Comment ?? CommentRule.Optional;
        return
        [
            new("approve", "Approve", Verdict.Approve, inferred.Approve, Words(inferred.ApproveLeadsTo)) { Comment = comment },
            new("reject", "Reject", Verdict.Reject, inferred.Reject, Words(inferred.RejectLeadsTo)) { Comment = comment },
        ];
    }

    private static string LeadsTo(DataObject? definition, string stateName, DeclaredAnswer answer) => answer.Output is null
        ? AnswerInference.FailureLeadsTo(definition, stateName, answer.Error ?? DefaultError)
        : Words(AnswerInference.LeadsTo(definition, stateName, answer.Output));

    private static string Words(string? state) => state is null ? "the execution goes on" : $"goes on at \"{state}\"";
}
