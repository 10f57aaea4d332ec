using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Executions.StateMachines;

namespace Portal.Sandbox.Executions.Running;

internal sealed class ExecutionUse(ExecutionRegistry registry, LiveExecutions lives, MapRunStore mapRuns) : IStateMachineUse
{
    public bool IsRunning(string stateMachineArn) => lives.All.Any(l => l.Facts.StateMachineArn == stateMachineArn);

    public void Forget(string stateMachineArn, JournalWrites writes)
    {
        foreach (var record in registry.AllOf(stateMachineArn))
        {
            writes.Delete(ExecutionRows.Executions, record.Arn, 0)
                .DeletePartition(ExecutionRows.Histories, record.Arn)
                .DeletePartition(ExecutionRows.Heartbeats, record.Arn);
            registry.Remove(record.Arn);
        }

        mapRuns.Forget(stateMachineArn, writes);
    }
}
