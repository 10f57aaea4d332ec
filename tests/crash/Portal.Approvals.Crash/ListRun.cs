using System.Diagnostics;
using Portal.Services.Approvals;

namespace Portal.Approvals.Crash;

/// <summary>Measures what the inbox asks for: all open waits, and those that a search finds.</summary>
internal static class ListRun
{
    private const int Times = 20;

    public static async Task<RunReport> RunAsync(int tokens, CancellationToken cancellationToken)
    {
        var report = new RunReport($"{tokens} waits listed");
        await using var stage = await Stage.StartAsync();
        await using var portal = new TestedPortal(stage.PortalFolder, stage.Sandbox);
        await stage.AskAsync(tokens);
        await portal.FindAsync(tokens, cancellationToken);
        await MeasureAsync(report, portal, "all", new WaitQuery(), tokens, cancellationToken);
        await MeasureAsync(report, portal, "searched", new WaitQuery { Text = "\"number\":7" }, null, cancellationToken);
        return report;
    }

    private static async Task MeasureAsync(RunReport report, TestedPortal portal, string what, WaitQuery query, int? expected, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var listed = (await portal.ApprovalsAsync("Reader", a => a.ListAsync(query, cancellationToken))).Value!;
            times.Add(Stopwatch.GetElapsedTime(start));
            report.Check(listed.Count > 0 && (expected is null || listed.Count == expected), $"{what}: {listed.Count} listed");
        }

        times.Sort();
        report.Note($"{what}: median {times[Times / 2].TotalMilliseconds:0.0} ms, slowest {times[^1].TotalMilliseconds:0.0} ms");
    }
}
