using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>A MapRun that is under way: which children have ended and how. Used under its own lock.</summary>
internal sealed class RunningMap(MapRun run, MapState state, MapRunPlan plan)
{
    private readonly Payload?[] outputs = new Payload?[plan.Inputs.Count];
    private readonly HashSet<int> underWay = [];
    private readonly HashSet<int> redriven = [];
    private Queue<int>? takenUp;
    private int next;

    public Lock Guard { get; } = new();

    public MapRun Run { get; set; } = run with
    {
        Executions = new(plan.Inputs.Count, 0, 0, 0, 0, 0), Items = new(plan.ItemCounts.Sum(), 0, 0, 0, 0, 0),
    };

    public MapState State { get; } = state;

    public MapRunPlan Plan { get; } = plan;

    /// <summary>Its children are Express executions.</summary>
    public bool IsExpress => State.ItemProcessor.ExecutionType == "EXPRESS";

    /// <summary>Nothing more begins.</summary>
    public bool IsOver
    {
        get;
        set
        {
            field = value;
            if (underWay.Count == 0) Drained.TrySetResult();
        }
    }

    /// <summary>Ends when it is over and no child runs any more.</summary>
    public TaskCompletionSource Drained { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when its end is durable.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The children that run now.</summary>
    public IReadOnlyCollection<int> UnderWay => underWay;

    public bool IsComplete => Run.Executions is { Running: 0, Pending: 0, PendingRedrive: 0 };

    /// <summary>More failures than are tolerated.</summary>
    public bool IsBeyondTolerance
    {
        get
        {
            var (failed, total) = (Run.Items.Unsuccessful, Run.Items.Total);
            if (failed == 0) return false;
            if (Run is { ToleratedFailureCount: 0, ToleratedFailurePercentage: 0 }) return true;
            if (Run.ToleratedFailureCount > 0 && failed > Run.ToleratedFailureCount) return true;
            return Run.ToleratedFailurePercentage > 0 && failed * 100.0 / total > Run.ToleratedFailurePercentage;
        }
    }

    /// <summary>True for a child that did not succeed before the redrive that is under way.</summary>
    public bool NeedsRedrive(int child) => redriven.Contains(child);

    /// <summary>A child of a run that is taken up again has yet to run.</summary>
    public void Await(int child, bool needsRedrive)
    {
        takenUp ??= new Queue<int>();
        takenUp.Enqueue(child);
        if (!needsRedrive) return;
        redriven.Add(child);
        Count(child, ExecutionStatus.PendingRedrive, 1);
    }

    /// <summary>The next child to begin; false where there is no room or none left.</summary>
    public bool TryBegin(int most, out int child)
    {
        child = -1;
        if (IsOver || underWay.Count >= most) return false;
        if (takenUp is not null)
        {
            if (!takenUp.TryDequeue(out child)) return false;
        }
        else
        {
            if (next == Plan.Inputs.Count) return false;
            child = next++;
        }

        if (redriven.Contains(child)) Count(child, ExecutionStatus.PendingRedrive, -1);
        underWay.Add(child);
        Count(child, ExecutionStatus.Running, 1);
        return true;
    }

    /// <summary>A child has ended.</summary>
    public void End(int child, ExecutionStatus status, Payload? output, bool wasRunning = true, bool isNotRedrivable = false)
    {
        if (wasRunning && !underWay.Remove(child)) return;
        if (wasRunning) Count(child, ExecutionStatus.Running, -1);
        else takenUp ??= new Queue<int>();
        Count(child, status, 1);
        outputs[child] = output;
        if (IsOver && underWay.Count == 0) Drained.TrySetResult();
        if (!isNotRedrivable) return;
        Run = Run with
        {
            Executions = Run.Executions with { FailuresNotRedrivable = Run.Executions.FailuresNotRedrivable + 1 },
            Items = Run.Items with { FailuresNotRedrivable = Run.Items.FailuresNotRedrivable + Plan.ItemCounts[child] },
        };
    }

    /// <summary>The children that wait for their redrive and will not have it.</summary>
    public int[] TakeWaitingForRedrive()
    {
        var waiting = (takenUp ?? []).Where(redriven.Contains).ToArray();
        foreach (var child in waiting) Count(child, ExecutionStatus.PendingRedrive, -1);
        return waiting;
    }

    /// <summary>The outputs of the children that succeeded, in the order of their items.</summary>
    public Payload Result() => new(new Portal.Languages.Data.DataArray([.. outputs.Where(o => o is not null).Select(o => o!.Value)]));

    private void Count(int child, ExecutionStatus status, int sign) => Run = Run with
    {
        Executions = Run.Executions.Add(status, sign), Items = Run.Items.Add(status, sign * Plan.ItemCounts[child]),
    };
}
