using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>
/// Runs the child executions of MapRuns: begins them, redrives them, and finds how they ended before a restart or a redrive.
/// A Standard child is redriven; an Express one, of which nothing is kept, begins anew.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html</remarks>
internal sealed class MapRunChildren(MapRunStore store, LiveExecutions lives, Lazy<ExecutionService> executions, SandboxClock clock)
{
    /// <summary>Takes in what the children of a run that is known already have come to. What did not succeed before a redrive waits for its own.</summary>
    public void TakeUp(RunningMap map, bool isRedrive)
    {
        var ended = store.ReadChildren(map.Run.Arn);
        for (var i = 0; i < map.Plan.Inputs.Count; i++)
        {
            var record = map.IsExpress ? null : executions.Value.Find(Name(map, i, 0).Arn);
            var known = ended.TryGetValue(i, out var row) ? row : (EndedChild?)null;
            lock (map.Guard)
            {
                if (record?.Status == ExecutionStatus.Succeeded)
                {
                    map.End(i, ExecutionStatus.Succeeded, OutputOf(record.Arn), wasRunning: false);
                }
                else if (known is { } end && (end.Status == ExecutionStatus.Succeeded || end.Attempt == map.Run.RedriveCount))
                {
                    map.End(i, end.Status, end.Output is null ? null : Payload.FromText(end.Output), wasRunning: false);
                }
                else
                {
                    var hasFailed = known is not null || (isRedrive && record is { Status: not ExecutionStatus.Running });
                    map.Await(i, hasFailed);
                    if (hasFailed && record is not null) executions.Value.ShowPendingRedrive(record);
                }
            }
        }
    }

    /// <summary>Runs a child to its end.</summary>
    public async Task RunAsync(RunningMap map, int index)
    {
        var record = Child(map, index);
        var detail = await EndOfAsync(map, index, record);
        var status = detail.Record.Status;
        if (status != ExecutionStatus.Succeeded || map.IsExpress)
        {
            await store.SaveChildAsync(map.Run.Arn, index, new EndedChild(map.Run.RedriveCount, status, detail.Output));
        }

        var isLost = status != ExecutionStatus.Succeeded && !map.IsExpress && executions.Value.HasFullHistory(record.Arn);
        lock (map.Guard) map.End(index, status, detail.Output is null ? null : Payload.FromText(detail.Output), isNotRedrivable: isLost);
    }

    /// <summary>Stops what runs; what still waited for its redrive is as it was.</summary>
    public async Task StopAsync(RunningMap map)
    {
        int[] underWay, waiting;
        lock (map.Guard) (underWay, waiting) = ([.. map.UnderWay], map.TakeWaitingForRedrive());
        foreach (var index in waiting)
        {
            if (!map.IsExpress) executions.Value.ShowAgain(Name(map, index, 0).Arn);
        }

        foreach (var index in underWay) await lives.PostAsync(Child(map, index).Arn, new Stimulus.Stop(null, null));
        await map.Drained.Task;
    }

    private async ValueTask<ExecutionDetail> EndOfAsync(RunningMap map, int index, ExecutionRecord record)
    {
        if (map.NeedsRedrive(index) && !map.IsExpress)
        {
            await executions.Value.TryRedriveChildAsync(record.Arn);
            StopIfOver(map, record.Arn);
        }
        else if (executions.Value.BeginChild(record, map.Plan.Inputs[index]) is { } begun)
        {
            await begun.Begun.Task;
            StopIfOver(map, record.Arn);
            return await executions.Value.WaitForEndAsync(begun, CancellationToken.None);
        }

        return await executions.Value.WaitForEndAsync(record.Arn, CancellationToken.None);
    }

    /// <summary>A run that ended while its child was on its way could not stop it.</summary>
    private void StopIfOver(RunningMap map, string childArn)
    {
        bool isOver;
        lock (map.Guard) isOver = map.IsOver;
        if (isOver) lives.Post(childArn, new Stimulus.Stop(null, null));
    }

    private Payload? OutputOf(string arn) => executions.Value.Describe(arn).Output is { } output ? Payload.FromText(output) : null;

    private static (string Arn, string Name) Name(RunningMap map, int index, int attempt)
    {
        _ = Arn.TryParse(map.Run.Arn, out var arn);
        var machine = ResourceArns.NameOf(arn!).Split(':')[0];
        var name = MapRunArns.Uuid(attempt == 0 ? $"{map.Run.Arn}|{index}" : $"{map.Run.Arn}|{index}|{attempt}").ToString();
        return (arn!.Scope.Arn("states", map.IsExpress ? $"express:{machine}:{name}:{name}" : $"execution:{machine}:{name}"), name);
    }

    private ExecutionRecord Child(RunningMap map, int index)
    {
        var (arn, name) = Name(map, index, map.IsExpress && map.NeedsRedrive(index) ? map.Run.RedriveCount : 0);
        var parent = lives.Find(map.Run.ExecutionArn)?.Record ?? executions.Value.Find(map.Run.ExecutionArn)!;
        return new ExecutionRecord
        {
            Arn = arn,
            Name = name,
            StateMachineArn = map.Run.StateMachineArn,
            Revision = parent.Revision,
            IsExpress = map.IsExpress,
            StartDate = clock.Now,
            Time = parent.Time,
            MapRun = new MapRunChild(map.Run.Arn, index, map.Plan.ItemCounts[index], map.State.Location, map.Plan.MapContexts[index]),
        };
    }
}
