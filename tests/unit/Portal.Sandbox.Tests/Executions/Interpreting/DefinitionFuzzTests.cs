using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.Tests.StatesLanguage;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Interpreting;

/// <summary>
/// Nearly right definitions, by seed: each ends in a validation error or, however its tasks come out, in a terminal state, and the
/// interpreter never meets a defect of its own. <c>FUZZ_DEFINITIONS=100000</c> runs more of them than the usual 5,000.
/// </summary>
public sealed class DefinitionFuzzTests
{
    private static readonly string[] Inputs =
    [
        "{}", """{"a": [{"b": 1}, {"b": "x"}], "b": "x"}""", """{"a": {"b": {"c": -1}}, "n": 3, "items": [4, 1, 6]}""", "[1, [2], null]", "null", "\"text\"", "1e300",
    ];

    private static int Definitions => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_DEFINITIONS"), out var count) ? count : 5_000;

    [Fact]
    public void Run_NearlyRightDefinition_EndsInATerminalState()
    {
        var ran = 0;
        Parallel.For(0, Definitions, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var text = seed % 10 == 0 ? RandomMachines.Text(seed) : new DefinitionGenerator(seed).Definition();
            if (StateMachineDefinition.Parse(text).Definition is not { } definition) return;
            Interlocked.Increment(ref ran);
            try
            {
                End(PureRun.Of(definition), seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}\n{text}", e);
            }
        });
        Assert.InRange(ran, Definitions / 50, Definitions);
    }

    private static void End(PureRun run, int seed)
    {
        var random = new Random(seed);
        run.Feed(new Stimulus.Begin(Payload.FromText(Inputs[random.Next(Inputs.Length)])), 2_000);
        for (var step = 0; run.State.IsRunning && step < 300 && run.Events.Count < 2_000; step++) Step(run, random);
        if (run.State.IsRunning) run.Feed(new Stimulus.Stop(null, null));
        Assert.True(run.Events[^1].Type.IsTerminal());
        if (run.State.Status == ExecutionStatus.Succeeded || run.Events.Count >= 2_000) return;

        // What failed is redriven, and ends again.
        run.Commands.Clear();
        run.Feed(new Stimulus.Redrive(), 500);
        for (var step = 0; run.State.IsRunning && step < 50; step++) Step(run, random);
        if (run.State.IsRunning) run.Feed(new Stimulus.Stop("E", "c"));
        Assert.True(run.Events[^1].Type.IsTerminal());
    }

    private static void Step(PureRun run, Random random)
    {
        if (run.State.HasRunnable) run.Feed(Stimulus.Continue.Instance, 500);
        else if (run.Commands.Count > 0) Answer(run, random);
        else if (run.State.NextTimer is not null) run.Tick();
        else run.Feed(new Stimulus.Stop(null, null));
    }

    private static void Answer(PureRun run, Random random)
    {
        var command = run.Commands[0];
        run.Commands.RemoveAt(0);
        var outcome = random.Next(4) switch
        {
            0 => new TaskOutcome.Failed("Odd", "by chance"),
            1 => (TaskOutcome)new TaskOutcome.Submitted(Payload.EmptyObject),
            _ => TaskOutcome.Success(DataValue.Parse(Inputs[random.Next(Inputs.Length)])),
        };
        Stimulus? stimulus = command switch
        {
            ExecutionCommand.RunTask task => new Stimulus.TaskReported(task.ScheduledId, outcome),
            ExecutionCommand.AwaitTask task => new Stimulus.TaskReported(task.ScheduledId, outcome),
            ExecutionCommand.OfferActivity activity => new Stimulus.ActivityTaken(activity.ScheduledId, null),
            ExecutionCommand.RunMap map => new Stimulus.MapRunEnded(map.MapRunArn, outcome is TaskOutcome.Submitted ? new TaskOutcome.Failed(null, null) : outcome),
            _ => null,
        };
        if (stimulus is not null) run.Feed(stimulus, 500);
    }
}
