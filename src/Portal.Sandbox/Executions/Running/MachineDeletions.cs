using Microsoft.Extensions.Logging;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.StateMachines;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Finishes the deletion of a state machine when its last execution ends.</summary>
internal sealed class MachineDeletions(StateMachineRegistry machines, StateMachineService service, ILogger<MachineDeletions> log) : IExecutionObserver
{
    public void Observe(LiveExecution execution, ExecutionRecord record, IReadOnlyList<HistoryEvent> events)
    {
        if (record.Status == ExecutionStatus.Running || machines.Find(record.StateMachineArn) is not { IsDeleting: true }) return;
        _ = Task.Run(async () =>
        {
            try
            {
                await execution.Ended.Task;
                await service.FinishDeletionAsync(record.StateMachineArn, CancellationToken.None);
            }
            catch (IOException e)
            {
                log.LogWarning(e, "The deletion of {Arn} will be finished at the next start", record.StateMachineArn);
            }
        });
    }
}
