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

    public async ValueTask<DateTimeOffset> RedriveAsync(string executionArn, CancellationToken cancellationToken)
    {
        var record = Existing(executionArn);
        if (RedriveRefusal(record) is { } reason) throw ExecutionFaults.ExecutionNotRedrivable(reason);
        LiveExecution live;
        lock (starting)
        {
            if (lives.Find(executionArn) is not null) throw ExecutionFaults.ExecutionNotRedrivable("Execution is RUNNING and cannot be redriven");
            live = loader.FromHistory(record);
            lives.Add(live);
        }

        var receipt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lives.Post(live, new Letter(new Stimulus.Redrive(), receipt));
        await receipt.Task.WaitAsync(cancellationToken);
        return Existing(executionArn).RedriveDate ?? clock.Now;
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
        if (record.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded) return $"Execution is {record.Status.Wire()} and cannot be redriven";
        if (record.IsExpress) return "Execution is EXPRESS and cannot be redriven";
        return clock.Now - record.StopDate > RedrivablePeriod ? "Execution has exceeded the redrivable period" : null;
    }

    private async ValueTask TellTaskAsync(string taskToken, Func<long, Stimulus> stimulus, CancellationToken cancellationToken)
    {
        var place = tokens.Read(taskToken) ?? throw ExecutionFaults.InvalidToken("Invalid token");
        if (lives.Find(place.ExecutionArn) is null && registry.Find(place.ExecutionArn) is null) throw ExecutionFaults.TaskDoesNotExist();
        var counted = await lives.PostAsync(place.ExecutionArn, stimulus(place.ScheduledId)).WaitAsync(cancellationToken);
        if (!counted) throw ExecutionFaults.TaskTimedOut();
    }
}
