using System.Diagnostics;
using Portal.Services.Approvals;

namespace Portal.Approvals.Crash;

/// <summary>Kills a portal while it decides, starts it again on its data, and looks whether a decision was lost or doubled.</summary>
internal static class KillRun
{
    /// <summary>Once at each named point.</summary>
    public static async Task<RunReport> PointsAsync(CancellationToken cancellationToken)
    {
        var report = new RunReport("killed at each point of a decision");
        await using var stage = await Stage.StartAsync();
        var asked = 0;
        foreach (var point in Enum.GetValues<DecisionPoint>())
        {
            var execution = (await stage.AskAsync(1))[0];
            await using (var before = new TestedPortal(stage.PortalFolder, stage.Sandbox)) await before.FindAsync(++asked, cancellationToken);
            using (var child = Start(stage, point.ToString()))
            {
                await child.WaitForExitAsync(cancellationToken);
                report.Check(child.ExitCode != 0, $"{point}: the process was not killed");
            }

            await using var after = new TestedPortal(stage.PortalFolder, stage.Sandbox);
            await after.WatchAsync(cancellationToken);
            await after.SettleAsync(cancellationToken);
            var wait = (await after.WaitsAsync(cancellationToken)).Single(w => w.ExecutionArn == execution);
            var truth = await stage.TruthAsync(execution);
            var records = (await after.RecordsAsync(cancellationToken)).Count(r => r.Details?.Contains(wait.Id, StringComparison.Ordinal) == true && r is { Action: "approval.approve", Outcome: "ok" });

            // Before the claim is durable nobody has decided; from then on the decision stands.
            var stands = point >= DecisionPoint.Claimed;
            report.Check(truth.Successes == (stands ? 1 : 0) && records == truth.Successes, $"{point}: the task succeeded {truth.Successes} times, {records} records say so");
            report.Check(wait.Status == (stands ? WaitStatus.Approved : WaitStatus.Pending) && wait.DecidedBy == (stands ? "Doomed" : null), $"{point}: the wait is {wait.Status} by {wait.DecidedBy}");
            if (!stands)
            {
                var again = await after.ApprovalsAsync("Second", a => a.DecideAsync(wait.Id, new(Verdict.Approve, "Second"), cancellationToken));
                report.Check(again.Value?.Outcome == DecisionOutcome.Decided, $"{point}: afterwards nobody could decide: {again.Value?.Message ?? again.Error?.Message}");
            }

            var audit = await after.VerifyAuditAsync(cancellationToken);
            report.Check(audit.IsIntact, $"{point}: the audit trail: {audit.Problem}");
        }

        report.Note($"{asked} kills, one at each point");
        return report;
    }

    /// <summary>Again and again at a random moment, with several decisions under way.</summary>
    public static async Task<RunReport> RandomAsync(int rounds, int seed, CancellationToken cancellationToken)
    {
        const int perRound = 8;
        var report = new RunReport($"killed at random, seed {seed}");
        var random = new Random(seed);
        await using var stage = await Stage.StartAsync();
        var acknowledged = new HashSet<string>();
        for (var round = 1; round <= rounds; round++)
        {
            await stage.AskAsync(perRound);
            await using (var before = new TestedPortal(stage.PortalFolder, stage.Sandbox)) await before.FindAsync(round * perRound, cancellationToken);
            using var child = Start(stage, "none");
            while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line != KilledPortal.Ready)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(150, 700)), TimeProvider.System, cancellationToken);
            child.Kill();
            await child.WaitForExitAsync(cancellationToken);
            while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.EndsWith(" " + DecisionOutcome.Decided, StringComparison.Ordinal)) acknowledged.Add(line.Split(' ')[0]);
            }
        }

        await using var after = new TestedPortal(stage.PortalFolder, stage.Sandbox);
        await after.WatchAsync(cancellationToken);
        await after.SettleAsync(cancellationToken);
        var waits = await after.WaitsAsync(cancellationToken);
        var decided = 0;
        foreach (var wait in waits)
        {
            var truth = await stage.TruthAsync(wait.ExecutionArn);
            decided += truth.Successes;
            report.Check(truth.Successes == (wait.Status == WaitStatus.Approved ? 1 : 0), $"{wait.Id}: {wait.Status}, but the task succeeded {truth.Successes} times");
            report.Check(wait.Status is WaitStatus.Approved or WaitStatus.Pending, $"{wait.Id}: {wait.Status}");
            report.Check(!acknowledged.Contains(wait.Id) || wait.Status == WaitStatus.Approved, $"{wait.Id}: was told decided, is {wait.Status}");
        }

        var audit = await after.VerifyAuditAsync(cancellationToken);
        report.Check(audit.IsIntact, "the audit trail: " + audit.Problem);
        report.Note($"{rounds} kills, {waits.Count} waits, {decided} decided, {acknowledged.Count} of them acknowledged before the kill");
        return report;
    }

    private static Process Start(Stage stage, string point)
    {
        var program = typeof(KillRun).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "child", stage.PortalFolder, stage.Sandbox.ToString(), point]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }
}
