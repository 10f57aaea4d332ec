using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions;

/// <summary>Starts executions, tells what is known of them and passes on what is said to them. What it answers is durable.</summary>
public interface IExecutions
{
    /// <summary>Begins an execution; the same name and input again, while it runs, gives the execution that is there.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancellationToken">Gives up waiting; the execution goes on.</param>
    /// <exception cref="AwsFault">StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, ExecutionAlreadyExists, ...</exception>
    ValueTask<ExecutionRecord> StartAsync(ExecutionStart request, CancellationToken cancellationToken);

    /// <summary>Runs an Express execution to its end.</summary>
    /// <exception cref="AwsFault">StateMachineTypeNotSupported for a Standard machine, ...</exception>
    ValueTask<ExecutionDetail> RunAsync(ExecutionStart request, CancellationToken cancellationToken);

    /// <summary>Null for an execution that is not there. Express executions are forgotten when they end.</summary>
    ExecutionRecord? Find(string executionArn);

    /// <summary>With input, output, error and cause.</summary>
    /// <exception cref="AwsFault">ExecutionDoesNotExist.</exception>
    ExecutionDetail Describe(string executionArn);

    /// <summary>Newest first, without children of MapRuns.</summary>
    /// <param name="stateMachineArn">The state machine's own ARN.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The sequence of the last one of the page before; null for the first page.</param>
    /// <param name="limit">The most to give.</param>
    IReadOnlyList<ExecutionRecord> List(string stateMachineArn, Func<ExecutionRecord, bool> filter, long? after, int limit);

    /// <summary>The children of a MapRun, newest first.</summary>
    IReadOnlyList<ExecutionRecord> ListChildren(string mapRunArn, Func<ExecutionRecord, bool> filter, long? after, int limit);

    /// <summary>A page of the history, as GetExecutionHistory answers it.</summary>
    /// <param name="executionArn">Whose.</param>
    /// <param name="from">The first event's id; in reverse order the highest.</param>
    /// <param name="limit">The most to give.</param>
    /// <param name="reverse">Newest first.</param>
    /// <param name="includeData">With inputs and outputs.</param>
    IReadOnlyList<DataObject> History(string executionArn, long from, int limit, bool reverse, bool includeData);

    /// <summary>Stops an execution; gives when it stopped.</summary>
    /// <exception cref="AwsFault">ExecutionDoesNotExist.</exception>
    ValueTask<DateTimeOffset> StopAsync(string executionArn, string? error, string? cause, CancellationToken cancellationToken);

    /// <summary>Runs an execution on from where it failed; gives the time of the redrive.</summary>
    /// <param name="executionArn">Which.</param>
    /// <param name="clientToken">Names the request: the same one again, within 15 minutes, gives the first one's answer. Null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AwsFault">ExecutionDoesNotExist, ExecutionNotRedrivable.</exception>
    ValueTask<DateTimeOffset> RedriveAsync(string executionArn, string? clientToken, CancellationToken cancellationToken);

    /// <summary>Why an execution cannot be redriven; null where it can.</summary>
    string? RedriveRefusal(ExecutionRecord record);

    /// <param name="taskToken">Of the task.</param>
    /// <param name="output">JSON text.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AwsFault">InvalidToken, InvalidOutput, TaskDoesNotExist, TaskTimedOut.</exception>
    ValueTask CompleteTaskAsync(string taskToken, string output, CancellationToken cancellationToken);

    /// <exception cref="AwsFault">InvalidToken, TaskDoesNotExist, TaskTimedOut.</exception>
    ValueTask FailTaskAsync(string taskToken, string? error, string? cause, CancellationToken cancellationToken);

    /// <exception cref="AwsFault">InvalidToken, TaskDoesNotExist, TaskTimedOut.</exception>
    ValueTask HeartbeatAsync(string taskToken, CancellationToken cancellationToken);

    /// <summary>Ends with the execution: at once for one that has ended.</summary>
    /// <exception cref="AwsFault">ExecutionDoesNotExist.</exception>
    ValueTask<ExecutionDetail> WaitForEndAsync(string executionArn, CancellationToken cancellationToken);
}

/// <summary>What StartExecution asks for.</summary>
/// <param name="StateMachineArn">Of a machine, a version or an alias.</param>
/// <param name="Input">JSON text; <c>{}</c> when left out.</param>
/// <param name="Name">A UUID when left out.</param>
/// <param name="TraceHeader">An X-Ray header, kept and shown.</param>
/// <param name="StartedBy">Names the cause of the start, so that one that is repeated after a crash finds the first; null for none.</param>
public sealed record ExecutionStart(string StateMachineArn, string? Input = null, string? Name = null, string? TraceHeader = null, string? StartedBy = null);

/// <summary>An execution with its data.</summary>
/// <param name="Record">What is known of it.</param>
/// <param name="Input">JSON text.</param>
/// <param name="Output">JSON text; null unless it succeeded.</param>
/// <param name="Error">Null unless it did not.</param>
/// <param name="Cause">Null unless it did not.</param>
public sealed record ExecutionDetail(ExecutionRecord Record, string Input, string? Output = null, string? Error = null, string? Cause = null);
