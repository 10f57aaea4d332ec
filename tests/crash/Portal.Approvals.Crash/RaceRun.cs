using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Approvals.Crash;

/// <summary>Many people answer the same wait at the same moment, some yes, some no: one wins, and everybody else is told who did.</summary>
internal static class RaceRun
{
    public static async Task<RunReport> RunAsync(int tokens, int deciders, CancellationToken cancellationToken)
    {
        var report = new RunReport($"{deciders} at once on each of {tokens} waits");
        await using var stage = await Stage.StartAsync();
        await using var portal = new TestedPortal(stage.PortalFolder, stage.Sandbox);
        await stage.AskAsync(tokens);
        await portal.FindAsync(tokens, cancellationToken);
        var times = new ConcurrentBag<TimeSpan>();
        foreach (var wait in await portal.WaitsAsync(cancellationToken))
        {
            var results = await Task.WhenAll(Enumerable.Range(0, deciders).Select(i => Task.Run(() => AnswerAsync(portal, wait.Id, i, times, cancellationToken), cancellationToken)));
            await CheckAsync(report, stage, wait, results);
        }

        var audit = await portal.VerifyAuditAsync(cancellationToken);
        report.Check(audit.IsIntact, "the audit trail: " + audit.Problem);
        var ordered = times.Order().ToList();
        report.Note($"{ordered.Count} answers; half were told within {ordered[ordered.Count / 2].TotalMilliseconds:0} ms, 99 of 100 within {ordered[ordered.Count * 99 / 100].TotalMilliseconds:0} ms, all within {ordered[^1].TotalMilliseconds:0} ms");
        return report;
    }

    private static async Task<(string Name, AwsResult<DecisionResult> Result)> AnswerAsync(TestedPortal portal, string waitId, int number, ConcurrentBag<TimeSpan> times, CancellationToken cancellationToken)
    {
        var name = "Decider " + number;
        var start = Stopwatch.GetTimestamp();
        var result = await portal.ApprovalsAsync(name, a => a.DecideAsync(waitId, new(number % 2 == 0 ? Verdict.Approve : Verdict.Reject, name), cancellationToken));
        times.Add(Stopwatch.GetElapsedTime(start));
        return (name, result);
    }

    private static async Task CheckAsync(RunReport report, Stage stage, WaitSummary wait, (string Name, AwsResult<DecisionResult> Result)[] results)
    {
        var truth = await stage.TruthAsync(wait.ExecutionArn);
        var winners = results.Where(r => r.Result.Value?.Outcome == DecisionOutcome.Decided).ToList();
        report.Check(winners.Count == 1, $"{wait.Id}: {winners.Count} were told that they decided");
        report.Check(truth.Successes == 1, $"{wait.Id}: the task succeeded {truth.Successes} times");
        report.Check(winners.Count == 1 && winners[0].Name == truth.Comment, $"{wait.Id}: AWS has the answer of {truth.Comment}");

        // Where AWS takes longer than a loser waits, the truth is that the first answer is not confirmed yet.
        string[] words = [$"{truth.Comment} {(truth.Approved == true ? "approved" : "rejected")} this at ", $"{truth.Comment} answered before you"];
        foreach (var loser in results.Except(winners))
        {
            var told = loser.Result.Value;
            report.Check(told?.Outcome == DecisionOutcome.AlreadyDecided && words.Any(w => told.Message.StartsWith(w, StringComparison.Ordinal)), $"{wait.Id}: {loser.Name} was told \"{told?.Message ?? loser.Result.Error!.Message}\"");
        }
    }
}
