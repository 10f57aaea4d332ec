using Microsoft.Extensions.Logging;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Executions.Tokens;
using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Runs executions: takes up what the journal holds at the start, then a turn for whichever execution has something to do.</summary>
internal sealed class ExecutionWorker(
    ExecutionRegistry registry, LiveExecutions lives, ExecutionLoader loader, ExecutionTurns turns, DueTimes dueTimes, LostExecutions lost,
    IEnumerable<ICommandPerformer> performers, StateMachineRegistry machines, StateMachineService machineService, ActivityRegistry activities, MapRunStore mapRuns, TaskTokens tokens,
    SandboxClock clock, ClockStore clockStore, SandboxOptions options, ILogger<ExecutionWorker> log)
    : Stage, IDisposable
{
    /// <summary>Turns at once. A waiting execution takes none.</summary>
    private static readonly int Turns = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Between attempts to read an execution back whose events the disk refused.</summary>
    private static readonly TimeSpan RebuildDelay = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> loops = [];
    private IReadOnlyList<ExecutionRecord> interrupted = [];

    public void Dispose() => stopping.Dispose();

    protected override void Load()
    {
        clockStore.Load(clock);
        if (!options.MovableClock) clock.Move(TimeSpan.Zero, 1);
        activities.Load();
        mapRuns.Load();
        machines.Load();
        interrupted = registry.Load();
    }

    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        await tokens.LoadAsync(cancellationToken);
        dueTimes.Start();
        for (var i = 0; i < Turns; i++) loops.Add(Task.Run(() => RunAsync(stopping.Token), CancellationToken.None));
        loops.Add(Task.Run(() => dueTimes.RunAsync(stopping.Token), CancellationToken.None));
        loops.Add(Task.Run(() => RebuildAsync(stopping.Token), CancellationToken.None));
        // All are there before the first goes on: a MapRun that looks for its children must not take one for lost that comes later.
        List<LiveExecution> takenUp = [.. interrupted.Select(r => TakeUp(r)).OfType<LiveExecution>()];
        foreach (var live in takenUp) Resume(live);
        foreach (var machine in machines.All().Where(m => m.IsDeleting)) await machineService.FinishDeletionAsync(machine.Arn, cancellationToken);
    }

    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        dueTimes.Stop();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>An execution from the journal, as its history stands; null where it cannot be read.</summary>
    private LiveExecution? TakeUp(ExecutionRecord record, LiveExecution? lost = null)
    {
        LiveExecution live;
        try
        {
            live = loader.FromHistory(record, lost);
        }
        catch (Exception e)
        {
            log.LogError(e, "Execution {Arn} cannot be taken up again", record.Arn);
            return null;
        }

        lives.Add(live);
        lost?.GiveWayTo(live, lives);
        return live;
    }

    /// <summary>Goes on where the history stands: what was under way outside is asked for again.</summary>
    private void Resume(LiveExecution live)
    {
        foreach (var command in live.Interpreter.Outstanding())
        {
            foreach (var performer in performers) performer.Perform(live, command);
        }

        lives.Post(live, new Letter(new Stimulus.Resume()));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var live in lives.Runnable.ReadAllAsync(cancellationToken)) turns.Run(live);
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await foreach (var live in lost.Waiting.ReadAllAsync(cancellationToken))
        {
            if (live.Begun.Task.IsFaulted)
            {
                lives.Remove(live);
                registry.Remove(live.Arn);
                continue;
            }

            log.LogWarning("The disk refused events of execution {Arn}; it is read back from the journal", live.Arn);
            await Task.Delay(RebuildDelay, clock.Real, cancellationToken);
            if (registry.Find(live.Arn) is not { Status: ExecutionStatus.Running } record) GiveUp(live);
            else if (TakeUp(record, live) is { } rebuilt) Resume(rebuilt);
            else lost.Add(live, null);
        }
    }

    /// <summary>What was refused was a redrive: the execution has ended, as before.</summary>
    private void GiveUp(LiveExecution live)
    {
        lives.Remove(live);
        live.Ended.TrySetResult(live.Record);
        while (live.TryTake(out var letter)) letter.Receipt?.TrySetResult(false);
    }
}
