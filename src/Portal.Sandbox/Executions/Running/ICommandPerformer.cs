using Portal.Sandbox.Executions.Commands;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Does what executions want done outside themselves.</summary>
internal interface ICommandPerformer
{
    /// <summary>Begins what the command says, or lets it be where it is another's; returns at once.</summary>
    void Perform(LiveExecution execution, ExecutionCommand command);
}
