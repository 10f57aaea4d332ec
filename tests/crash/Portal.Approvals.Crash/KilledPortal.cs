using System.Diagnostics;
using Portal.Services.Approvals;

namespace Portal.Approvals.Crash;

/// <summary>The process that is killed: decides every wait there is, and says what it was told.</summary>
internal static class KilledPortal
{
    public const string Ready = "ready";

    /// <param name="point">The point of a decision at which it kills itself; <c>none</c> where somebody else does.</param>
    public static async Task<int> RunAsync(string folder, Uri sandbox, string point)
    {
        var points = Enum.TryParse<DecisionPoint>(point, out var at) ? new Deadly(at) : new DecisionPoints();
        await using var portal = new TestedPortal(folder, sandbox, points);
        var open = (await portal.ApprovalsAsync("Reader", a => a.ListAsync(new WaitQuery(), CancellationToken.None))).Value!;
        Console.WriteLine(Ready);
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (wait, _) =>
        {
            var told = await portal.ApprovalsAsync("Doomed", a => a.DecideAsync(wait.Id, new(Verdict.Approve, "Doomed"), CancellationToken.None));
            Console.WriteLine($"{wait.Id} {told.Value?.Outcome.ToString() ?? told.Error!.Code}");
        });
        return 0;
    }

    private sealed class Deadly(DecisionPoint at) : DecisionPoints
    {
        /// <summary>SIGKILL: nothing runs after it, no handler and no finally.</summary>
        public override void Reached(DecisionPoint point)
        {
            if (point != at) return;
            Process.GetCurrentProcess().Kill();
            new ManualResetEvent(false).WaitOne();
        }
    }
}
