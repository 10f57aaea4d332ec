using System.Collections.Concurrent;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Approvals.Crash;

/// <summary>Decides while calls are throttled and lost and reads are stale, then heals, and holds every word that was said against the truth.</summary>
internal static class FaultRun
{
    private const int Deciders = 4;

    public static async Task<RunReport> RunAsync(int tokens, int seed, CancellationToken cancellationToken)
    {
        var report = new RunReport($"{Deciders} people on each of {tokens} waits through a faulty network, seed {seed}");
        await using var stage = await Stage.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(stage.Sandbox, seed);
        await using var portal = new TestedPortal(stage.PortalFolder, proxy.Address);
        var executions = await stage.AskAsync(tokens);
        await portal.FindAsync(tokens, cancellationToken);
        (proxy.Throttle, proxy.DropBefore, proxy.DropAfter, proxy.Stale) = (0.3, 0.05, 0.1, 0.3);
        await portal.WatchAsync(cancellationToken);

        // One in ten is answered by somebody who does not use the portal, at the same time.
        var waits = await portal.WaitsAsync(cancellationToken);
        var told = new ConcurrentBag<Told>();
        var elsewhere = Task.WhenAll(executions.Where((_, i) => i % 10 == 0).Select(stage.AnswerElsewhereAsync));
        await Parallel.ForEachAsync(waits.SelectMany(w => Enumerable.Range(0, Deciders).Select(i => (Wait: w, Name: "Decider " + i))),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellationToken },
            async (one, c) => told.Add(new(one.Wait.Id, one.Name, await portal.ApprovalsAsync(one.Name, a => a.DecideAsync(one.Wait.Id, new(one.Name[^1] % 2 == 0 ? Verdict.Approve : Verdict.Reject, one.Name), c)))));
        await elsewhere;
        proxy.Heal();
        await portal.SettleAsync(cancellationToken);

        foreach (var wait in await portal.WaitsAsync(cancellationToken)) Check(report, wait, await stage.TruthAsync(wait.ExecutionArn), [.. told.Where(t => t.WaitId == wait.Id)]);
        var audit = await portal.VerifyAuditAsync(cancellationToken);
        report.Check(audit.IsIntact, "the audit trail: " + audit.Problem);
        report.Note(proxy.Counts);
        report.Note(string.Join(", ", told.GroupBy(t => t.Result.Value?.Outcome.ToString() ?? t.Result.Error!.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}")));
        return report;
    }

    private static void Check(RunReport report, WaitSummary wait, Truth truth, IReadOnlyList<Told> told)
    {
        var ours = truth.Comment is not null && truth.Comment != "elsewhere";
        report.Check(truth.Successes == 1, $"{wait.Id}: the task succeeded {truth.Successes} times although {told.Count} people answered");
        report.Check(ours == wait.Status is WaitStatus.Approved or WaitStatus.Rejected, $"{wait.Id}: {wait.Status}, but AWS has the answer of {truth.Comment}");
        report.Check(!ours || (wait.DecidedBy == truth.Comment && wait.Status == (truth.Approved == true ? WaitStatus.Approved : WaitStatus.Rejected)), $"{wait.Id}: {wait.Status} by {wait.DecidedBy}, but AWS has the answer of {truth.Comment}");
        foreach (var (_, name, result) in told)
        {
            var words = result.Value?.Message ?? result.Error!.Message;
            var right = result.Value?.Outcome switch
            {
                DecisionOutcome.Decided => truth.Comment == name,
                DecisionOutcome.AlreadyDecided => truth.Comment != name && (words.Contains("not confirmed", StringComparison.Ordinal) || words.StartsWith(truth.Comment + " ", StringComparison.Ordinal)),
                DecisionOutcome.TooLate => truth.Comment == "elsewhere",
                // Nobody was promised anything: the answer may count later, and then the page says so.
                DecisionOutcome.Checking => true,
                DecisionOutcome.Refused => truth.Comment != name,
                _ => false,
            };
            report.Check(right, $"{wait.Id}: {name} was told \"{words}\", but AWS has the answer of {truth.Comment}");
        }
    }

    private sealed record Told(string WaitId, string Name, AwsResult<DecisionResult> Result);
}
