using FsCheck;
using FsCheck.Fluent;
using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Interpreting;

/// <summary>What must hold of every execution, whatever it runs: thousands of made-up machines, by seed.</summary>
public sealed class ReplayTests
{
    private const string Input = """{"n": 3, "items": [4, 1, 6]}""";

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(150);
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(int.TryParse(Environment.GetEnvironmentVariable("REPLAYED_RUNS"), out var count) ? count : 30);

    [Fact]
    public void Replay_BetweenDecisions_KnowsTheSameAndWantsTheSame() => Check.One(Many, Prop.ForAll<int>(Seeds, AssertReplays));

    /// <summary>Seeds that once showed a fault.</summary>
    [Theory]
    [InlineData(423050087)]
    [InlineData(481993721)]
    public void Replay_BetweenDecisionsOfASeed_KnowsTheSame(int seed) => AssertReplays(seed);

    /// <summary>
    /// What is committed ends with a decision, so there a run that goes on must end as the whole did. A history that is cut elsewhere, by a
    /// turn that was long enough, may begin its branches in another order; it must still be sound.
    /// </summary>
    [Fact]
    public void Replay_OfAnyPrefix_EndsAsTheWholeDid() => Check.One(Some, Prop.ForAll<int>(Seeds, AssertPrefixes));

    /// <summary>Seeds that once showed a fault: two branches that fail at the same time, asked for in another order.</summary>
    [Theory]
    [InlineData(732128591)]
    public void Replay_OfAnyPrefixOfASeed_EndsAsTheWholeDid(int seed) => AssertPrefixes(seed);

    [Fact]
    public void Decide_AnyOrderOfReportsAndTimers_NeitherLosesNorDoublesAnEvent() => Check.One(Many, Prop.ForAll<int>(Seeds, seed =>
    {
        var random = new Random(seed);
        var run = PureRun.Of(RandomMachines.Make(seed)).Begin(Input);
        var reported = new List<Stimulus>();
        for (var step = 0; run.State.IsRunning && step < 500; step++)
        {
            var tasks = run.Commands.OfType<ExecutionCommand.RunTask>().ToList();
            switch (random.Next(6))
            {
                case 0 when run.State.NextTimer is not null:
                    run.Tick();
                    break;
                case 1 when reported.Count > 0:
                    run.Feed(reported[random.Next(reported.Count)]);
                    break;
                case 2:
                    run.Now += TimeSpan.FromSeconds(random.Next(3));
                    run.Feed(Stimulus.Tick.Instance);
                    break;
                case 3:
                    run.Feed(new Stimulus.TaskReported(random.Next(1, 100), new TaskOutcome.Failed("Stray", null)));
                    break;
                default:
                    if (tasks.Count == 0) break;
                    var task = tasks[random.Next(tasks.Count)];
                    run.Commands.Remove(task);
                    var report = new Stimulus.TaskReported(task.ScheduledId, Outcome(task));
                    reported.Add(report);
                    run.Feed(report);
                    break;
            }
        }

        AssertSound(run);
    }));

    [Fact]
    public void Decide_InShortTurns_EndsAsInOneLongTurn() => Check.One(Many, Prop.ForAll<int>(Seeds, seed =>
    {
        var whole = PureRun.Of(RandomMachines.Make(seed)).Begin(Input);
        var parts = PureRun.Of(RandomMachines.Make(seed));
        parts.Feed(new Stimulus.Begin(Payload.FromText(Input)), 1);
        while (parts.State.IsRunning && parts.State.HasRunnable) parts.Feed(Stimulus.Continue.Instance, 1);
        AssertSound(parts);
        Assert.Equal(whole.State.Status, parts.State.Status);
        Assert.Equal(whole.State.NextTimer is null, parts.State.NextTimer is null);
    }));

    [Fact]
    public void Redrive_OfAnyRunThatFailed_ReplaysTheSame() => Check.One(Some, Prop.ForAll<int>(Seeds, seed =>
    {
        var run = PureRun.Of(RandomMachines.Make(seed)).Begin(Input).RunToEnd(Outcome);
        if (run.State.IsRunning) run.Feed(new Stimulus.Stop(null, null));
        if (run.State.Status == ExecutionStatus.Succeeded) return;
        var before = run.Events.Count;
        run.Commands.Clear();
        run.Feed(new Stimulus.Redrive()).RunToEnd(_ => TaskOutcome.Success(DataObject.Empty));
        Assert.Equal(HistoryEventType.ExecutionRedriven, run.Events[before].Type);
        Assert.Equal(Describe(run), Describe(run.Rebuilt(run.Events.Count)));
        for (var length = before + 1; length < run.Events.Count; length++)
        {
            var rebuilt = run.Rebuilt(length);
            rebuilt.Commands.AddRange(rebuilt.Interpreter.Outstanding());
            rebuilt.Feed(new Stimulus.Resume()).RunToEnd(_ => TaskOutcome.Success(DataObject.Empty));
            Assert.Equal(run.State.Status, rebuilt.State.Status);
        }
    }));

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>Follows from what is asked, never from when or how often: so runs can be compared.</summary>
    private static TaskOutcome Outcome(ExecutionCommand.RunTask task)
    {
        var hash = global::Portal.Sandbox.Executions.Interpreter.Seeds.Of($"{task.StateName}|{task.RetryCount}|{task.Parameters}");
        var isToken = task.Resource.HistoryResource.EndsWith("waitForTaskToken", StringComparison.Ordinal);
        return (hash % 7) switch
        {
            0 => new TaskOutcome.Failed("Odd", "by chance"),
            1 => new TaskOutcome.Failed("Other", null),
            2 when isToken => new TaskOutcome.Submitted(Payload.EmptyObject),
            _ => TaskOutcome.Success(new DataObjectBuilder { ["of"] = task.StateName }.Build()),
        };
    }

    private static void AssertReplays(int seed)
    {
        var run = PureRun.Of(RandomMachines.Make(seed));
        run.Decided = _ =>
        {
            if (run.State.NextTimer <= run.Now) return; // A resumed execution fires at once what is due; this one is about to.
            var rebuilt = run.Rebuilt(run.Events.Count);
            rebuilt.Now = run.Now;
            rebuilt.Feed(new Stimulus.Resume());
            Assert.True(run.Events.Count == rebuilt.Events.Count, $"Live:\n{List(run)}\nRebuilt:\n{List(rebuilt)}");
            Assert.Equal(Describe(run), Describe(rebuilt));
        };
        run.Begin(Input).RunToEnd(Outcome);
    }

    private static void AssertPrefixes(int seed)
    {
        var ends = new HashSet<int>();
        var run = PureRun.Of(RandomMachines.Make(seed));
        run.Decided = _ => ends.Add(run.Events.Count);
        run.Begin(Input).RunToEnd(Outcome);
        for (var length = 1; length < run.Events.Count; length++)
        {
            var rebuilt = run.Rebuilt(length);
            rebuilt.Commands.AddRange(rebuilt.Interpreter.Outstanding());
            rebuilt.Feed(new Stimulus.Resume()).RunToEnd(Outcome);
            AssertSound(rebuilt);
            if (!ends.Contains(length)) continue;
            Assert.Equal(run.State.Status, rebuilt.State.Status);
            if (run.State.Status == ExecutionStatus.Succeeded) Assert.Equal(Shape(run), Shape(rebuilt));
        }
    }

    private static string Describe(PureRun run)
    {
        if (!run.State.IsRunning) return $"{run.State.Status} {run.State.Error} {run.State.Cause} {run.Output}";
        var frames = run.State.LiveFrames.OrderBy(f => f.Id).Select(f => $"{f.Id}:{f.Phase}:{f.State?.Name}:{f.LastEventId}:{f.RetryCount}:{f.NextTimer:O}:{f.Variables}");
        var commands = run.Interpreter.Outstanding().Select(c => c.ToString()).Order();
        return string.Join("\n", [run.State.Status.ToString(), run.State.NextTimer?.ToString("O"), .. frames, .. commands]);
    }

    /// <summary>The output without made-up ids.</summary>
    private static string Shape(PureRun run) => System.Text.RegularExpressions.Regex.Replace(run.Output!, "[0-9a-f]{8}-[0-9a-f-]{27}", "id");

    private static string List(PureRun run) => string.Join("\n", run.Events.Select(e => $"{e.Id}<{e.PreviousEventId} {e.Frame} {e.Type} {e.Details?.Name}"));

    private static void AssertSound(PureRun run)
    {
        Assert.Equal(Enumerable.Range(1, run.Events.Count).Select(i => (long)i), run.Events.Select(e => e.Id));
        Assert.All(run.Events, e => Assert.InRange(e.PreviousEventId, 0, e.Id - 1));
        Assert.InRange(run.Events.Count(e => e.Type.IsTerminal()), run.State.IsRunning ? 0 : 1, 1);
        Assert.True(run.State.IsRunning || run.Events[^1].Type.IsTerminal());
        Assert.Equal(run.Events.Select(e => e.Timestamp).Order(), run.Events.Select(e => e.Timestamp));

        // Each attempt ends at most once, and nothing of it comes after its end.
        foreach (var attempt in run.Events.Where(e => e.Type == HistoryEventType.TaskScheduled))
        {
            var ends = run.Events.Where(e => e.Frame == attempt.Frame && e.Id > attempt.Id)
                .TakeWhile(e => e.Type != HistoryEventType.TaskScheduled)
                .Count(e => e.Type is HistoryEventType.TaskSucceeded or HistoryEventType.TaskFailed or HistoryEventType.TaskTimedOut);
            Assert.InRange(ends, 0, 1);
        }

        // What is entered is left, aborted, or was under way when everything ended.
        foreach (var frame in run.Events.GroupBy(e => e.Frame))
        {
            var depth = 0;
            foreach (var e in frame)
            {
                if (e.Type.DetailsName() == HistoryEventTypes.EnteredDetails) depth++;
                else if (e.Type.DetailsName() == HistoryEventTypes.ExitedDetails) depth--;
                Assert.True(depth is 0 or 1, $"Frame {e.Frame}, event {e.Id}:\n{List(run)}");
            }
        }
    }
}
