using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>What is said to executions: stops, redrives, the ends of tasks.</summary>
internal sealed partial class ExecutionService
{
    /// <summary>How long after its end an execution can be redriven.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html</remarks>
    private static readonly TimeSpan RedrivablePeriod = TimeSpan.FromDays(14);

    public async ValueTask<DateTimeOffset> StopAsync(string executionArn, string? error, string? cause, CancellationToken cancellationToken)
    {
        var known = Existing(executionArn);
        var live = lives.Find(executionArn);
        await lives.PostAsync(executionArn, new Stimulus.Stop(error, cause)).WaitAsync(cancellationToken);

        // Where the stop ends the last execution of a state machine that is being deleted, its record is gone by now.
        return (registry.Find(executionArn) ?? live?.Record ?? known).StopDate ?? clock.Now;
    }

    public async ValueTask<DateTimeOffset> RedriveAsync(string executionArn, string? clientToken, CancellationToken cancellationToken)
    {
        var record = Existing(executionArn);
        if (clientToken is not null && redriveTokens.Find(executionArn, clientToken, clock.Now) is { } before) return before;
        if (RedriveRefusal(record) is { } reason) throw ExecutionFaults.ExecutionNotRedrivable(reason);
        if (record.MapRun is not null) throw ExecutionFaults.ExecutionNotRedrivable("Execution is a child of a Map Run and can only be redriven with it");
        var redriven = await RedriveAsync(record, cancellationToken);
        if (clientToken is not null) redriveTokens.Add(executionArn, clientToken, clock.Now, redriven);
        return redriven;
    }

    /// <summary>Runs the child of a MapRun on from where it failed; false where it can go on no further.</summary>
    public async ValueTask<bool> TryRedriveChildAsync(string executionArn)
    {
        var record = Existing(executionArn);
        if (record.Status is not ExecutionStatus.PendingRedrive && RedriveRefusal(record) is not null) return false;
        await RedriveAsync(record, CancellationToken.None);
        return true;
    }

    /// <summary>Shows that a child of a MapRun waits for its redrive. It is not durable: after a restart the MapRun shows it anew.</summary>
    public void ShowPendingRedrive(ExecutionRecord child) => registry.Set(child with { Status = ExecutionStatus.PendingRedrive });

    /// <summary>Shows an execution as it is kept.</summary>
    public void ShowAgain(string executionArn)
    {
        if (journal.Read(ExecutionRows.Executions, executionArn, 0, 1) is [var row]) registry.Set(ExecutionRows.ReadExecution(row));
    }

    /// <summary>True where an execution has so many events that it cannot go on.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html</remarks>
    public bool HasFullHistory(string executionArn) =>
        journal.Read(ExecutionRows.Histories, executionArn, long.MaxValue, 1, descending: true) is [var last] && last.Ordinal >= Decision.MostEvents - 1;

    private async ValueTask<DateTimeOffset> RedriveAsync(ExecutionRecord record, CancellationToken cancellationToken)
    {
        // Its end is known to all a moment before it has left memory.
        if (lives.Find(record.Arn) is { } ending) await ending.Ended.Task.WaitAsync(cancellationToken);
        LiveExecution live;
        lock (starting)
        {
            if (lives.Find(record.Arn) is not null) throw ExecutionFaults.ExecutionNotRedrivable("Execution is RUNNING and cannot be redriven");
            live = loader.FromHistory(record);
            lives.Add(live);
        }

        var receipt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lives.Post(live, new Letter(new Stimulus.Redrive(), receipt));
        await receipt.Task.WaitAsync(cancellationToken);
        return Existing(record.Arn).RedriveDate ?? clock.Now;
    }

    public ValueTask CompleteTaskAsync(string taskToken, string output, CancellationToken cancellationToken) => TellTaskAsync(taskToken, id =>
    {
        var value = JsonTexts.Parse(output, out var reason) ?? throw ExecutionFaults.InvalidOutput(reason);
        return new Stimulus.TaskReported(id, TaskOutcome.Success(value));
    }, cancellationToken);

    public ValueTask FailTaskAsync(string taskToken, string? error, string? cause, CancellationToken cancellationToken) =>
        TellTaskAsync(taskToken, id => new Stimulus.TaskReported(id, new TaskOutcome.Failed(error, cause)), cancellationToken);

    public ValueTask HeartbeatAsync(string taskToken, CancellationToken cancellationToken) =>
        TellTaskAsync(taskToken, id => new Stimulus.Heartbeat(id), cancellationToken);

    public string? RedriveRefusal(ExecutionRecord record)
    {
        if (record.IsExpress) return "Execution is EXPRESS and cannot be redriven";
        if (record.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded or ExecutionStatus.PendingRedrive) return $"Execution is {record.Status.Wire()} and cannot be redriven";
        if (machines.Find(record.StateMachineArn) is not { IsDeleting: false }) return "State machine is in DELETING status";
        if (clock.Now - record.StopDate > RedrivablePeriod) return "Execution redrivable period exceeded";
        return HasFullHistory(record.Arn) ? "Execution history event limit exceeded" : null;
    }

    private async ValueTask TellTaskAsync(string taskToken, Func<long, Stimulus> stimulus, CancellationToken cancellationToken)
    {
        var place = tokens.Read(taskToken) ?? throw ExecutionFaults.InvalidToken("Invalid token");
        if (lives.Find(place.ExecutionArn) is null && registry.Find(place.ExecutionArn) is null) throw ExecutionFaults.TaskDoesNotExist();
        var counted = await lives.PostAsync(place.ExecutionArn, stimulus(place.ScheduledId)).WaitAsync(cancellationToken);
        if (!counted) throw ExecutionFaults.TaskTimedOut();
    }
}
