using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Calls integrations and reports how it went.</summary>
internal sealed class TaskRunner(LiveExecutions lives, TaskIntegrations integrations, MockedTasks mocks, ILogger<TaskRunner> log) : ICommandPerformer, IDisposable
{
    private readonly ConcurrentDictionary<(string Arn, long ScheduledId), CancellationTokenSource> running = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Calls that are under way.</summary>
    public int Count => running.Count;

    public void Perform(LiveExecution execution, ExecutionCommand command)
    {
        switch (command)
        {
            case ExecutionCommand.RunTask run:
                if (mocks.Find(execution.Facts.StateMachineName, execution.Record.TestCase, run.StateName, run.RetryCount) is { } mocked)
                {
                    lives.Post(execution.Arn, new Stimulus.TaskReported(run.ScheduledId, mocked));
                    break;
                }

                Begin(execution, run.ScheduledId, (call, integration, token) => integration.RunAsync(call, token),
                    Call(execution, run.ScheduledId, run.StateName, run.RetryCount, run.Resource, run.Parameters.Value, run.CredentialsRoleArn));
                break;
            case ExecutionCommand.AwaitTask wait:
                Begin(execution, wait.ScheduledId, (call, integration, token) => AwaitAsync(call, integration, wait.Submitted.Value, token),
                    Call(execution, wait.ScheduledId, "", 0, wait.Resource, wait.Submitted.Value, null));
                break;
            case ExecutionCommand.CancelTask cancel:
                if (running.TryGetValue((execution.Arn, cancel.ScheduledId), out var source)) source.Cancel();
                break;
        }
    }

    public void Dispose()
    {
        // It is registered under two services, and disposed for each.
        if (stopping.IsCancellationRequested) return;
        stopping.Cancel();
        stopping.Dispose();
    }

    private static TaskCall Call(LiveExecution execution, long scheduledId, string stateName, int retryCount, TaskResource resource, Portal.Languages.Data.DataValue parameters, string? role) => new(
        execution.Arn, execution.Facts.StateMachineArn, execution.Facts.StateMachineName, execution.Facts.Scope, role ?? execution.Facts.RoleArn,
        resource, stateName, retryCount, scheduledId, parameters)
    {
        MachineRoleArn = execution.Facts.RoleArn,
    };

    private async ValueTask<TaskOutcome> AwaitAsync(TaskCall call, ITaskIntegration integration, Portal.Languages.Data.DataValue submitted, CancellationToken cancellationToken)
    {
        try
        {
            return await integration.AwaitAsync(call, submitted, cancellationToken);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await integration.AbandonAsync(call, submitted);
            throw;
        }
    }

    private void Begin(LiveExecution execution, long scheduledId, Func<TaskCall, ITaskIntegration, CancellationToken, ValueTask<TaskOutcome>> work, TaskCall call)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var key = (execution.Arn, scheduledId);
        // A rebuilt execution asks again for what is still under way.
        if (!running.TryAdd(key, source))
        {
            source.Dispose();
            return;
        }

        _ = Task.Run(() => RunAsync(key, work, call, source), CancellationToken.None);
    }

    private async Task RunAsync((string Arn, long ScheduledId) key, Func<TaskCall, ITaskIntegration, CancellationToken, ValueTask<TaskOutcome>> work, TaskCall call, CancellationTokenSource source)
    {
        TaskOutcome? outcome = null;
        try
        {
            outcome = integrations.Find(call.Resource) is { } integration
                ? await work(call, integration, source.Token)
                : new TaskOutcome.Failed(StatesErrorNames.Runtime, $"The sandbox has no integration for {call.Resource.Arn}.");
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            // Nobody waits for it any more, or the sandbox stops and will ask again.
        }
        catch (Exception e)
        {
            log.LogError(e, "Task {Resource} of {Execution} met a defect of the sandbox", call.Resource.Arn, call.ExecutionArn);
            outcome = new TaskOutcome.Failed(StatesErrorNames.TaskFailed, e.Message);
        }

        running.TryRemove(key, out _);
        source.Dispose();
        if (outcome is not null) lives.Post(key.Arn, new Stimulus.TaskReported(key.ScheduledId, outcome));
    }
}
