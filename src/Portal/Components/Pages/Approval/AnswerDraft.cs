using Portal.Languages.Data;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Declarations;

namespace Portal.Components.Pages.Approval;

/// <summary>What somebody has typed so far, and what is still missing for an answer. Kept apart from the page, so that it survives its refreshes.</summary>
public sealed class AnswerDraft
{
    private string formOf = "";

    public string Comment { get; set; } = "";
    public string Output { get; set; } = "";
    public string Error { get; set; } = "";
    public string Cause { get; set; } = "";

    /// <summary>By the field's name.</summary>
    public Dictionary<string, string> Form { get; } = new(StringComparer.Ordinal);

    public string? CommentProblem { get; private set; }
    public string? OutputProblem { get; private set; }

    /// <summary>By the field's name.</summary>
    public Dictionary<string, string> FormProblems { get; } = new(StringComparer.Ordinal);

    /// <summary>Fills in what the schema proposes, once for each wait.</summary>
    public void Begin(WaitDetail wait)
    {
        if (formOf == wait.Id) return;
        formOf = wait.Id;
        foreach (var field in wait.Form) Form[field.Name] = field.Default;
    }

    /// <summary>The decision; null where something is missing, and then the problems say what.</summary>
    public Decision? For(WaitDetail wait, AnswerOption answer)
    {
        Forget();
        if (answer.Comment == CommentRule.Required && Trimmed(Comment) is null) CommentProblem = $"\"{answer.Label}\" needs a comment.";
        if (answer.Verdict == Verdict.Approve)
        {
            foreach (var field in wait.Form)
            {
                if (FormCheck.Problem(field, Form.GetValueOrDefault(field.Name)) is { } problem) FormProblems[field.Name] = problem;
            }
        }

        if (CommentProblem is not null || FormProblems.Count > 0) return null;
        return new Decision(answer.Verdict, answer.Comment == CommentRule.None ? null : Trimmed(Comment))
        {
            Answer = answer.Key,
            Form = answer.Verdict == Verdict.Approve ? new Dictionary<string, string>(Form) : [],
        };
    }

    /// <summary>An answer with an output of one's own; null where it is no JSON.</summary>
    public Decision? ForOutput()
    {
        Forget();
        if (DataValue.TryParse(Output) is not null) return new Decision(Verdict.Answer, Trimmed(Comment)) { Output = Output };
        OutputProblem = "This is not JSON. A text needs quotes.";
        return null;
    }

    public Decision ForFailure()
    {
        Forget();
        return new Decision(Verdict.Fail, Trimmed(Comment)) { Error = Trimmed(Error), Cause = Trimmed(Cause) };
    }

    private void Forget()
    {
        (CommentProblem, OutputProblem) = (null, null);
        FormProblems.Clear();
    }

    private static string? Trimmed(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
