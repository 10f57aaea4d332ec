using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>
/// Runs the children of distributed Map states. A run that a crash interrupted is asked for again by its execution: children that
/// have ended count as they ended, others go on or begin, because their names follow from the run and their place in it.
/// </summary>
internal sealed class MapRunWorker(
    MapRunStore store, MapRunChildren children, LiveExecutions lives, SandboxClock clock, ILogger<MapRunWorker> log) : ICommandPerformer, IMapRuns
{
    /// <summary>Children at once where the run has no limit of its own.</summary>
    private const int MostChildren = 1000;

    private readonly ConcurrentDictionary<string, RunningMap> running = new(StringComparer.Ordinal);

    public MapRun? Find(string mapRunArn) => store.Find(mapRunArn);

    public IReadOnlyList<MapRun> List(string executionArn) => store.List(executionArn);

    public async ValueTask UpdateAsync(string mapRunArn, long? maxConcurrency, long? toleratedFailureCount, double? toleratedFailurePercentage, CancellationToken cancellationToken)
    {
        var run = store.Find(mapRunArn) ?? throw ExecutionFaults.ResourceNotFound(mapRunArn);
        MapRun Change(MapRun r) => r with
        {
            MaxConcurrency = maxConcurrency ?? r.MaxConcurrency,
            ToleratedFailureCount = toleratedFailureCount ?? r.ToleratedFailureCount,
            ToleratedFailurePercentage = toleratedFailurePercentage ?? r.ToleratedFailurePercentage,
        };
        if (running.TryGetValue(mapRunArn, out var map))
        {
            lock (map.Guard) run = map.Run = Change(map.Run);
        }
        else
        {
            run = Change(run);
        }

        await store.SaveAsync(run, cancellationToken);
        if (map is not null) GoOn(map);
    }

    public void Perform(LiveExecution execution, ExecutionCommand command)
    {
        if (command is ExecutionCommand.RunMap run) _ = Task.Run(() => BeginAsync(execution, run));
        else if (command is ExecutionCommand.CancelMap cancel && running.TryGetValue(cancel.MapRunArn, out var map) && TryFinish(map)) _ = Task.Run(() => EndAsync(map, "ABORTED", null));
    }

    private async Task BeginAsync(LiveExecution execution, ExecutionCommand.RunMap command)
    {
        // A redrive may come while the children of the attempt before are still being stopped.
        while (running.TryGetValue(command.MapRunArn, out var before) && before.IsOver) await before.Ended.Task;
        var known = store.Find(command.MapRunArn);
        var run = known is null ? New(execution, command) : known with { Status = "RUNNING", StopDate = null };
        var isRedrive = command.Redrives > run.RedriveCount;
        if (isRedrive) run = run with { RedriveCount = command.Redrives, RedriveDate = Now(execution) };
        var map = new RunningMap(run, command.State, command.Plan);
        if (!running.TryAdd(command.MapRunArn, map)) return;
        try
        {
            if (known is not null) children.TakeUp(map, isRedrive);
            await store.SaveAsync(map.Run, CancellationToken.None);
            GoOn(map);
        }
        catch (IOException e)
        {
            Forget(map);
            log.LogWarning(e, "MapRun {Arn} could not begin", command.MapRunArn);
            lives.Post(execution.Arn, new Stimulus.MapRunEnded(command.MapRunArn, new TaskOutcome.Failed(StatesErrorNames.Runtime, e.Message)));
        }
    }

    private void Forget(RunningMap map)
    {
        running.TryRemove(KeyValuePair.Create(map.Run.Arn, map));
        map.Ended.TrySetResult();
    }

    private DateTimeOffset Now(LiveExecution execution)
    {
        lock (execution.Guard) return execution.Record.Time.At(clock.Now);
    }

    private MapRun New(LiveExecution execution, ExecutionCommand.RunMap command) => new()
    {
        Arn = command.MapRunArn,
        ExecutionArn = execution.Arn,
        StateMachineArn = execution.Facts.StateMachineArn,
        Status = "RUNNING",
        StartDate = Now(execution),
        MaxConcurrency = command.Plan.MaxConcurrency,
        ToleratedFailureCount = command.Plan.ToleratedFailureCount ?? 0,
        ToleratedFailurePercentage = command.Plan.ToleratedFailurePercentage ?? 0,
    };

    /// <summary>Begins what there is room for; ends the run when nothing is left to do.</summary>
    private void GoOn(RunningMap map)
    {
        while (true)
        {
            int child;
            lock (map.Guard)
            {
                if (map.IsOver) return;
                if (map.IsBeyondTolerance)
                {
                    map.IsOver = true;
                    _ = Task.Run(() => EndAsync(map, "FAILED", new TaskOutcome.Failed(StatesErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded")));
                    return;
                }

                if (map.IsComplete)
                {
                    map.IsOver = true;
                    _ = Task.Run(() => EndAsync(map, "SUCCEEDED", new TaskOutcome.Succeeded(map.Result())));
                    return;
                }

                var most = map.Run.MaxConcurrency is > 0 and < MostChildren ? (int)map.Run.MaxConcurrency : MostChildren;
                if (!map.TryBegin(most, out child)) return;
                store.Show(map.Run);
            }

            _ = Task.Run(() => RunChildAsync(map, child));
        }
    }

    private async Task RunChildAsync(RunningMap map, int index)
    {
        try
        {
            await children.RunAsync(map, index);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Child {Index} of MapRun {Arn} did not run", index, map.Run.Arn);
            lock (map.Guard) map.End(index, ExecutionStatus.Failed, null);
        }

        lock (map.Guard) store.Show(map.Run);
        GoOn(map);
    }

    /// <summary>At once, so that a redrive which comes next waits for the end; true for the one who is to end the run.</summary>
    private static bool TryFinish(RunningMap map)
    {
        lock (map.Guard) return !map.IsOver && (map.IsOver = true);
    }

    private async Task EndAsync(RunningMap map, string status, TaskOutcome? outcome)
    {
        if (status != "SUCCEEDED") await children.StopAsync(map);
        // Before the run's lock: who holds an execution's may take a run's, not the other way round.
        var now = lives.Find(map.Run.ExecutionArn) is { } parent ? Now(parent) : clock.Now;
        MapRun run;
        lock (map.Guard) run = map.Run = map.Run with { Status = status, StopDate = now };
        try
        {
            await store.SaveAsync(run, CancellationToken.None);
        }
        catch (IOException e)
        {
            log.LogWarning(e, "The end of MapRun {Arn} is not on disk", run.Arn);
        }

        Forget(map);
        if (outcome is not null) lives.Post(run.ExecutionArn, new Stimulus.MapRunEnded(run.Arn, outcome));
    }
}
