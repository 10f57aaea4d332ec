using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Interpreter.States;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Puts executions into memory: new ones, and those that a journal holds.</summary>
internal sealed class ExecutionLoader(StateMachineRegistry machines, IJournal journal, IExecutionWorld world, StateBehaviors behaviors)
{
    private const int PageSize = 1000;

    public LiveExecution New(ExecutionRecord record, LiveExecution? lost = null) => new(record, new ExecutionInterpreter(new ExecutionState(Facts(record)), world, behaviors), lost);

    /// <summary>Rebuilds an execution from its history.</summary>
    /// <param name="record">The execution as the journal has it.</param>
    /// <param name="lost">What it was in memory before the disk refused its events; null for none.</param>
    public LiveExecution FromHistory(ExecutionRecord record, LiveExecution? lost = null)
    {
        var live = New(record, lost);
        for (long from = 0; ;)
        {
            var page = journal.Read(ExecutionRows.Histories, record.Arn, from, PageSize);
            foreach (var row in page) live.State.Apply(HistoryRow.Read(row.Value));
            if (page.Count < PageSize) break;
            from = page[^1].Ordinal + 1;
        }

        ApplyHeartbeats(live);
        live.Begun.TrySetResult();
        return live;
    }

    private void ApplyHeartbeats(LiveExecution live)
    {
        foreach (var row in journal.Read(ExecutionRows.Heartbeats, live.Arn))
        {
            if (live.State.FindAttempt(row.Ordinal) is { } frame) ExecutionState.Beat(frame, DateTimeOffset.FromUnixTimeMilliseconds(BitConverter.ToInt64(row.Value)));
        }
    }

    private ExecutionFacts Facts(ExecutionRecord record)
    {
        var machine = machines.Find(record.StateMachineArn) ?? throw ExecutionFaults.StateMachineDoesNotExist(record.StateMachineArn);
        var revision = machines.FindRevision(record.StateMachineArn, record.Revision) ?? throw ExecutionFaults.StateMachineDoesNotExist(record.StateMachineArn);
        var map = record.MapRun is { } child ? FindMap(revision.Definition, child.StateLocation) : null;
        return new ExecutionFacts
        {
            Arn = record.Arn,
            Name = record.Name,
            Scope = record.Scope,
            StateMachineArn = record.StateMachineArn,
            StateMachineName = machine.Name,
            RoleArn = revision.RoleArn,
            Definition = revision.Definition,
            Graph = map is null ? revision.Definition : map.ItemProcessor,
            IsExpress = record.IsExpress,
            TimeoutSeconds = TimeLimit(record, map is null ? revision.Definition.TimeoutSeconds : null),
            MapContext = record.MapRun?.MapContext,
        };
    }

    /// <summary>An Express execution lives five minutes at the most.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html</remarks>
    private static long? TimeLimit(ExecutionRecord record, long? own) => record.IsExpress ? Math.Min(own ?? 300, 300) : own;

    private static MapState FindMap(StateGraph graph, string location)
    {
        return Search(graph) ?? throw new AwsFault("InternalFailure", $"The definition has no Map state at {location}.", 500);

        MapState? Search(StateGraph within)
        {
            foreach (var state in within.States)
            {
                if (state is MapState map)
                {
                    if (map.Location == location) return map;
                    if (Search(map.ItemProcessor) is { } found) return found;
                }
                else if (state is ParallelState parallel)
                {
                    foreach (var branch in parallel.Branches)
                    {
                        if (Search(branch) is { } found) return found;
                    }
                }
            }

            return null;
        }
    }
}
