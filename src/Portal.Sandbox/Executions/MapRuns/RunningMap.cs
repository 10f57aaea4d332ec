using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>A MapRun that is under way: which children have ended and how. Used under its own lock.</summary>
internal sealed class RunningMap(MapRun run, MapState state, MapRunPlan plan)
{
    private readonly Payload?[] outputs = new Payload?[plan.Inputs.Count];

    public Lock Guard { get; } = new();

    public MapRun Run { get; set; } = run with
    {
        Executions = new(plan.Inputs.Count, 0, 0, 0, 0, 0), Items = new(plan.ItemCounts.Sum(), 0, 0, 0, 0, 0),
    };

    public MapState State { get; } = state;

    public MapRunPlan Plan { get; } = plan;

    /// <summary>The next child to begin.</summary>
    public int Next { get; set; }

    public bool IsOver { get; set; }

    public bool HasRoom(int most) => !IsOver && Next < Plan.Inputs.Count && Run.Executions.Running < most;

    public bool IsComplete => Run.Executions is { Running: 0, Pending: 0 };

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

    public void Count(int child, ExecutionStatus status, int sign = 1) => Run = Run with
    {
        Executions = Run.Executions.Add(status, sign), Items = Run.Items.Add(status, sign * Plan.ItemCounts[child]),
    };

    public void SetOutput(int child, Payload output) => outputs[child] = output;

    /// <summary>The outputs of the children that succeeded, in the order of their items.</summary>
    public Payload Result() => new(new Portal.Languages.Data.DataArray([.. outputs.Where(o => o is not null).Select(o => o!.Value)]));
}
