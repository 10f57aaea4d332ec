using Portal.Languages.Data;

namespace Portal.Services.Approvals.Answers;

/// <summary>What to answer, inferred from the Choice that follows the waiting state.</summary>
/// <param name="Approve">The output that says yes.</param>
/// <param name="Reject">The output that says no.</param>
/// <param name="ApproveLeadsTo">The state that follows a yes; null where it cannot be told.</param>
/// <param name="Basis">Where this comes from, for people.</param>
internal sealed record InferredAnswers(DataObject Approve, DataObject Reject, string? ApproveLeadsTo, string? RejectLeadsTo, string Basis);

/// <summary>
/// Reads what a definition does with the answer: <c>$.decision.approved</c> held against true, or a text such as
/// "APPROVED", in the Choice behind the state. Where nothing is found the common form is proposed.
/// </summary>
internal static class AnswerInference
{
    /// <summary>The place of the comment where the answer has none of its own.</summary>
    private const string CommentField = "comment";

    private static readonly DataObject CommonYes = new DataObjectBuilder { ["approved"] = true }.Build();
    private static readonly DataObject CommonNo = new DataObjectBuilder { ["approved"] = false }.Build();

    public static DataObject WithComment(DataObject output, string comment) => output.Contains(CommentField) ? output : output.With(CommentField, comment);

    public static InferredAnswers Infer(DataObject? definition, string stateName)
    {
        if (definition is null) return Common("The definition is not known: this is the common form.");
        if (FindGraph(definition, stateName) is not { } states) return Common("The state is not in the definition: this is the common form.");
        var state = (DataObject)states[stateName]!;
        var next = Follow(states, state.GetString("Next"));
        if (next is null || states.GetObject(next)?.GetString("Type") != "Choice")
            return Common("No Choice follows this state: this is the common form.") with { ApproveLeadsTo = state.GetString("Next"), RejectLeadsTo = state.GetString("Next") };
        return ChoiceAnswers.Read(state, states.GetObject(next)!) is { } answers
            ? answers with { Basis = $"Read from the Choice \"{next}\" that follows." }
            : Common($"The Choice \"{next}\" that follows asks for nothing that could be read: this is the common form.");
    }

    /// <summary>The state that follows an output; null where it cannot be told.</summary>
    public static string? LeadsTo(DataObject? definition, string stateName, DataObject output)
    {
        if (definition is null || FindGraph(definition, stateName) is not { } states) return null;
        var state = (DataObject)states[stateName]!;
        var next = Follow(states, state.GetString("Next"));
        return next is not null && states.GetObject(next) is { } choice && choice.GetString("Type") == "Choice" ? ChoiceAnswers.LeadsTo(state, choice, output) : next;
    }

    /// <summary>What a failure leads to, in words: a retry, the state of a catcher, or the end of the execution.</summary>
    public static string FailureLeadsTo(DataObject? definition, string stateName, string error)
    {
        if (definition is null || FindGraph(definition, stateName) is not { } states) return "the step fails";
        var state = (DataObject)states[stateName]!;
        if (Names(state.GetArray("Retry"), error) is not null) return "the step is tried again, with a new question";
        return Names(state.GetArray("Catch"), error)?.GetString("Next") is { } next ? $"goes on at \"{next}\"" : "the execution fails";
    }

    /// <summary>The first retrier or catcher that names the error.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</remarks>
    private static DataObject? Names(DataArray? handlers, string error) => (handlers ?? DataArray.Empty).OfType<DataObject>().FirstOrDefault(h =>
        (h.GetArray("ErrorEquals") ?? DataArray.Empty).OfType<DataString>().Any(e => e.Value == error || e.Value is "States.ALL" or "States.TaskFailed"));

    private static InferredAnswers Common(string basis) => new(CommonYes, CommonNo, null, null, basis);

    /// <summary>Past states that leave the data alone.</summary>
    private static string? Follow(DataObject states, string? name)
    {
        for (var steps = 0; name is not null && steps < 10; steps++)
        {
            if (states.GetObject(name) is not { } state || state.GetString("Type") is not ("Pass" or "Wait")) return name;
            if (state.Contains("Result") || state.Contains("Parameters") || state.Contains("Output") || state.Contains("InputPath") || state.Contains("OutputPath")) return name;
            name = state.GetString("Next");
        }

        return name;
    }

    /// <summary>The states among which this one stands: names lead only within their own graph.</summary>
    private static DataObject? FindGraph(DataObject graph, string stateName)
    {
        if (graph.GetObject("States") is not { } states) return null;
        if (states.GetObject(stateName) is not null) return states;
        foreach (var (_, value) in states)
        {
            if (value is not DataObject state) continue;
            foreach (var inner in (state.GetArray("Branches") ?? DataArray.Empty).OfType<DataObject>())
            {
                if (FindGraph(inner, stateName) is { } found) return found;
            }

            if ((state.GetObject("ItemProcessor") ?? state.GetObject("Iterator")) is { } processor && FindGraph(processor, stateName) is { } inside) return inside;
        }

        return null;
    }
}
