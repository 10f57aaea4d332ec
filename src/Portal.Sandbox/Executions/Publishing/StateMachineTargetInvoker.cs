using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Executions.Publishing;

/// <summary>Starts an execution for each event that a rule sends to a state machine.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-cloudwatch-events-target.html</remarks>
internal sealed class StateMachineTargetInvoker(IExecutions executions) : ITargetInvoker
{
    public string Kind => "Step Functions state machine";

    public bool IsLocal => true;

    public bool Handles(Arn target) => target.Service == "states" && ResourceArns.TypeOf(target) == ResourceArns.StateMachine;

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            // The name follows from the delivery: another attempt finds what the first one started.
            var name = $"{invocation.EventId}_{MapRunArns.Uuid(invocation.Id)}";
            await executions.StartAsync(new ExecutionStart(invocation.TargetArn.ToString(), invocation.Payload, name, StartedBy: invocation.Id), cancellationToken);
            return InvocationOutcome.Success;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return InvocationFaults.From(e);
        }
    }
}
