using System.Text;
using Portal.Languages.Data;
using Portal.Services.Approvals.Answers;
using Portal.Services.Approvals.Declarations;
using Portal.Services.Aws;

namespace Portal.Services.Approvals.Asking;

/// <summary>
/// Makes what goes to AWS out of what somebody chose. The output of a named answer is built here, from the declaration or the
/// definition, so that a page cannot send another one. What Step Functions would refuse is refused before the wait is claimed.
/// </summary>
internal static class AnswerBuilder
{
    // Of SendTaskSuccess and SendTaskFailure: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
    private const int LargestOutput = 262_144;
    private const int LongestError = 256;
    private const int LongestCause = 32_768;
    private const int LongestComment = 4000;

    public static AwsResult<SentAnswer> Build(Question question, Decision decision)
    {
        if (question.Broken is { } broken)
            return new AwsError(AwsErrorKind.Forbidden, "Portal.DeclarationBroken", $"The declaration of this approval cannot be used: {broken}.", "Nobody may answer until the file is mended.");
        if (decision.Comment?.Length > LongestComment) return AwsError.Invalid($"The comment is longer than {LongestComment:N0} characters.");
        var built = decision switch
        {
            { Verdict: Verdict.Answer } => Raw(question, decision),
            { Verdict: Verdict.Fail, Answer: null } when question.AllowsFailure => new SentAnswer(Verdict.Fail, "Failure", null, decision.Error ?? QuestionReader.DefaultError, decision.Cause ?? decision.Comment),
            _ => Named(question, decision),
        };
        return built.IsOk ? Checked(built.Value) : built.Error;
    }

    private static AwsResult<SentAnswer> Raw(Question question, Decision decision)
    {
        if (!question.AllowsOutput) return AwsError.Invalid("This approval takes none but its own answers.");
        if (DataValue.TryParse(decision.Output) is null) return AwsError.Invalid("The output is not JSON. A text needs quotes.");
        return Comment(question.Comment, decision) is { } problem ? problem : new SentAnswer(Verdict.Answer, "Own output", decision.Output);
    }

    private static AwsResult<SentAnswer> Named(Question question, Decision decision)
    {
        var answer = question.Answers.FirstOrDefault(a => decision.Answer is null ? a.Verdict == decision.Verdict : a.Key == decision.Answer);
        if (answer is null || answer.Verdict != decision.Verdict) return AwsError.Invalid("There is no such answer to this question (any more). Read the page again.");
        if (Comment(answer.Comment, decision) is { } missing) return missing;
        var comment = answer.Comment == CommentRule.None ? null : decision.Comment;
        if (answer.Output is null) return new SentAnswer(answer.Verdict, answer.Label, null, answer.Error, answer.Cause ?? comment);
        var output = answer.Output;
        if (answer.Verdict == Verdict.Approve && question.Form.Count > 0)
        {
            foreach (var field in question.Form)
            {
                if (FormCheck.Problem(field, decision.Form.GetValueOrDefault(field.Name)) is { } problem) return AwsError.Invalid(problem);
            }

            // The answer's own fields count: a form cannot turn a yes into a no.
            output = output.Aggregate(FormCheck.Write(question.Form, decision.Form), (all, field) => all.With(field.Key, field.Value));
        }

        if (!string.IsNullOrWhiteSpace(comment)) output = AnswerInference.WithComment(output, comment);
        return new SentAnswer(answer.Verdict, answer.Label, output.ToJson());
    }

    private static AwsError? Comment(CommentRule rule, Decision decision) =>
        rule == CommentRule.Required && string.IsNullOrWhiteSpace(decision.Comment) ? AwsError.Invalid("This answer needs a comment.") : null;

    private static AwsResult<SentAnswer> Checked(SentAnswer answer)
    {
        if (answer.Output is { } output && Encoding.UTF8.GetByteCount(output) > LargestOutput) return AwsError.Invalid($"The output is larger than {LargestOutput:N0} bytes.");
        if (answer.Error?.Length > LongestError) return AwsError.Invalid($"The error is longer than {LongestError} characters.");
        return answer.Cause?.Length > LongestCause ? AwsError.Invalid($"The cause is longer than {LongestCause:N0} characters.") : answer;
    }
}
