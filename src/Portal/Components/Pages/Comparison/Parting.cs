using Portal.Components.Pages.Execution;
using Portal.Graphs;
using Portal.Languages.Data;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Comparison;

public enum PartingKind
{
    /// <summary>A Choice state chose differently.</summary>
    Choice,

    /// <summary>A state succeeded in one and failed in the other.</summary>
    Outcome,

    /// <summary>One of them has not come further, or was ended there.</summary>
    Ended,

    /// <summary>The definitions lead elsewhere.</summary>
    Definition,
}

/// <summary>The first place at which two executions went different ways.</summary>
/// <param name="State">The last state that both went through.</param>
/// <param name="NextA">Where A went; null where it ended.</param>
/// <param name="NextB">Where B went; null where it ended.</param>
public sealed record Parting(PartingKind Kind, ComparedState? State, string? NextA, string? NextB)
{
    /// <summary>The rules of the Choice in short words, with what follows each; the last one is the Default.</summary>
    public IReadOnlyList<(string Condition, string Next)> Rules { get; init; } = [];

    /// <summary>Why, in a sentence.</summary>
    public string Reason => (Kind, State) switch
    {
        (PartingKind.Choice, { } s) => $"“{s.Either.StateName}” chose {Way(NextA)} in A and {Way(NextB)} in B.",
        (PartingKind.Outcome, { } s) => $"“{s.Either.StateName}” {Outcome(s.A!)} in A and {Outcome(s.B!)} in B.",
        (PartingKind.Ended, { } s) => $"After “{s.Either.StateName}” A {Went(NextA)} and B {Went(NextB)}.",
        (_, { } s) => $"After “{s.Either.StateName}” A {Went(NextA)} and B {Went(NextB)}: their definitions are not the same.",
        _ => "They begin with different states: their definitions are not the same.",
    };

    public static Parting? Find(IReadOnlyList<ComparedState> states, ExecutionStory a, ExecutionStory b)
    {
        // The order is depth first: of a Parallel that failed, the state inside of it that differs is what matters.
        var first = states.FirstOrDefault(s => !s.SameWay && (s.A is null || s.B is null || !states.Any(inner => inner.Scope == s.Key && !inner.SameWay)));
        if (first is null) return null;
        if (first is { A: not null, B: not null }) return new Parting(PartingKind.Outcome, first, first.A.NextStateName, first.B.NextStateName);
        var before = states.TakeWhile(s => s != first).LastOrDefault(s => s.Scope == first.Scope && s is { A: not null, B: not null } && s.Either.Iteration == first.Either.Iteration)
            ?? states.FirstOrDefault(s => s.Key == first.Scope);
        if (before is not { A: { } inA, B: { } inB }) return new Parting(PartingKind.Definition, before, first.A?.StateName, first.B?.StateName);
        var (nextA, nextB) = (inA.NextStateName, inB.NextStateName);
        if (inA.StateType == "Choice" && nextA is not null && nextB is not null) return new Parting(PartingKind.Choice, before, nextA, nextB) { Rules = RulesOf(a, inA.StateName) };
        return new Parting(nextA is null || nextB is null ? PartingKind.Ended : PartingKind.Definition, before, nextA, nextB);
    }

    private static IReadOnlyList<(string, string)> RulesOf(ExecutionStory story, string state)
    {
        var choice = DataValue.TryParse(story.StateMachine?.Definition) is DataObject machine ? StateMachine.StateSource.Find(machine, state) : null;
        if (choice is null) return [];
        var rules = (choice.GetArray("Choices") ?? DataArray.Empty).OfType<DataObject>().Select(r => (ChoiceText.Of(r), r.GetString("Next") ?? "?"));
        return [.. rules, .. choice.GetString("Default") is { } other ? [("otherwise", other)] : Array.Empty<(string, string)>()];
    }

    private static string Way(string? next) => next is null ? "nothing" : $"“{next}”";

    private static string Went(string? next) => next is null ? "went no further" : $"went to “{next}”";

    private static string Outcome(StateVisit visit) => visit.Status switch
    {
        VisitStatus.Caught => $"failed with {visit.Error} and was caught",
        VisitStatus.Failed or VisitStatus.TimedOut => $"failed with {visit.Error}",
        VisitStatus.Aborted => "was aborted",
        VisitStatus.Running => "is running",
        VisitStatus.Waiting => "waits",
        _ => "succeeded",
    };
}
