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
    MapRunStore store, LiveExecutions lives, Lazy<ExecutionService> executions, SandboxClock clock, ILogger<MapRunWorker> log) : ICommandPerformer, IMapRuns
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
        else if (command is ExecutionCommand.CancelMap cancel && running.TryGetValue(cancel.MapRunArn, out var map)) _ = Task.Run(() => EndAsync(map, "ABORTED", null));
    }

    private async Task BeginAsync(LiveExecution execution, ExecutionCommand.RunMap command)
    {
        var known = store.Find(command.MapRunArn);
        var run = known is null ? New(execution, command) : known with { Status = "RUNNING", StopDate = null };
        if (known is { Status: not "RUNNING" }) run = run with { RedriveCount = run.RedriveCount + 1, RedriveDate = clock.Now };
        var map = new RunningMap(run, command.State, command.Plan);
        if (!running.TryAdd(command.MapRunArn, map)) return;
        try
        {
            await store.SaveAsync(map.Run, CancellationToken.None);
            GoOn(map);
        }
        catch (IOException e)
        {
            running.TryRemove(command.MapRunArn, out _);
            log.LogWarning(e, "MapRun {Arn} could not begin", command.MapRunArn);
            lives.Post(execution.Arn, new Stimulus.MapRunEnded(command.MapRunArn, new TaskOutcome.Failed(StatesErrorNames.Runtime, e.Message)));
        }
    }

    private MapRun New(LiveExecution execution, ExecutionCommand.RunMap command) => new()
    {
        Arn = command.MapRunArn,
        ExecutionArn = execution.Arn,
        StateMachineArn = execution.Facts.StateMachineArn,
        Status = "RUNNING",
        StartDate = clock.Now,
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
                    _ = Task.Run(() => EndAsync(map, "FAILED", new TaskOutcome.Failed(StatesErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded")));
                    return;
                }

                if (map.IsComplete)
                {
                    _ = Task.Run(() => EndAsync(map, "SUCCEEDED", new TaskOutcome.Succeeded(map.Result())));
                    return;
                }

                var most = map.Run.MaxConcurrency is > 0 and < MostChildren ? (int)map.Run.MaxConcurrency : MostChildren;
                if (!map.HasRoom(most)) return;
                child = map.Next++;
                map.Count(child, ExecutionStatus.Running);
                store.Show(map.Run);
            }

            _ = Task.Run(() => RunChildAsync(map, child));
        }
    }

    private async Task RunChildAsync(RunningMap map, int index)
    {
        ExecutionDetail? detail = null;
        try
        {
            var record = Child(map, index);
            var live = executions.Value.BeginChild(record, map.Plan.Inputs[index]);
            if (live is not null) await live.Begun.Task;
            detail = await executions.Value.WaitForEndAsync(record.Arn, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Child {Index} of MapRun {Arn} did not run", index, map.Run.Arn);
        }

        lock (map.Guard)
        {
            map.Count(index, ExecutionStatus.Running, -1);
            map.Count(index, detail?.Record.Status ?? ExecutionStatus.Failed);
            if (detail?.Output is { } output) map.SetOutput(index, Payload.FromText(output));
            store.Show(map.Run);
        }

        GoOn(map);
    }

    private ExecutionRecord Child(RunningMap map, int index)
    {
        _ = Arn.TryParse(map.Run.Arn, out var arn);
        var machine = ResourceArns.NameOf(arn!).Split(':')[0];
        var name = MapRunArns.Uuid($"{map.Run.Arn}|{index}").ToString();
        var isExpress = map.State.ItemProcessor.ExecutionType == "EXPRESS";
        var parent = executions.Value.Find(map.Run.ExecutionArn);
        return new ExecutionRecord
        {
            Arn = arn!.Scope.Arn("states", isExpress ? $"express:{machine}:{name}:{name}" : $"execution:{machine}:{name}"),
            Name = name,
            StateMachineArn = map.Run.StateMachineArn,
            Revision = parent?.Revision ?? lives.Find(map.Run.ExecutionArn)!.Record.Revision,
            IsExpress = isExpress,
            StartDate = clock.Now,
            MapRun = new MapRunChild(map.Run.Arn, index, map.Plan.ItemCounts[index], map.State.Location, map.Plan.MapContexts[index]),
        };
    }

    private async Task EndAsync(RunningMap map, string status, TaskOutcome? outcome)
    {
        lock (map.Guard)
        {
            if (map.IsOver) return;
            map.IsOver = true;
        }

        if (status != "SUCCEEDED") await StopChildrenAsync(map);
        MapRun run;
        lock (map.Guard) run = map.Run = map.Run with { Status = status, StopDate = clock.Now };
        try
        {
            await store.SaveAsync(run, CancellationToken.None);
        }
        catch (IOException e)
        {
            log.LogWarning(e, "The end of MapRun {Arn} is not on disk", run.Arn);
        }

        running.TryRemove(run.Arn, out _);
        if (outcome is not null) lives.Post(run.ExecutionArn, new Stimulus.MapRunEnded(run.Arn, outcome));
    }

    private async Task StopChildrenAsync(RunningMap map)
    {
        for (var i = 0; i < map.Next; i++) await lives.PostAsync(Child(map, i).Arn, new Stimulus.Stop(null, null));
    }
}
