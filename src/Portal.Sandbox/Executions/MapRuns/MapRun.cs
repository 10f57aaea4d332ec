namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>One run of a distributed Map state.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html</remarks>
public sealed record MapRun
{
    public required string Arn { get; init; }
    public required string ExecutionArn { get; init; }
    public required string StateMachineArn { get; init; }

    /// <summary>RUNNING, SUCCEEDED, FAILED or ABORTED.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset StartDate { get; init; }
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>0 for no limit of its own.</summary>
    public long MaxConcurrency { get; init; }

    public long ToleratedFailureCount { get; init; }
    public double ToleratedFailurePercentage { get; init; }
    public int RedriveCount { get; init; }
    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>By children.</summary>
    public MapRunCounts Executions { get; init; }

    /// <summary>By items, of which a child has more than one where they are batched.</summary>
    public MapRunCounts Items { get; init; }
}

public readonly record struct MapRunCounts(int Total, int Running, int Succeeded, int Failed, int TimedOut, int Aborted)
{
    /// <summary>Those that did not succeed before a redrive and wait for theirs.</summary>
    public int PendingRedrive { get; init; }

    /// <summary>Of those that failed: those whose history is too long to go on.</summary>
    public int FailuresNotRedrivable { get; init; }

    public int Pending => Total - Running - Succeeded - Failed - TimedOut - Aborted - PendingRedrive;

    /// <summary>Those that count against the tolerated failures.</summary>
    public int Unsuccessful => Failed + TimedOut + Aborted;

    /// <summary>With as many more of one status.</summary>
    public MapRunCounts Add(ExecutionStatus status, int count) => status switch
    {
        ExecutionStatus.Running => this with { Running = Running + count },
        ExecutionStatus.Succeeded => this with { Succeeded = Succeeded + count },
        ExecutionStatus.Failed => this with { Failed = Failed + count },
        ExecutionStatus.TimedOut => this with { TimedOut = TimedOut + count },
        ExecutionStatus.Aborted => this with { Aborted = Aborted + count },
        ExecutionStatus.PendingRedrive => this with { PendingRedrive = PendingRedrive + count },
        _ => this,
    };
}
