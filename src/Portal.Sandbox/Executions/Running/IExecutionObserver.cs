using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Hears what has become durable: execution logs, status events, MapRuns.</summary>
internal interface IExecutionObserver
{
    /// <summary>In the order of the execution's events; returns at once.</summary>
    /// <param name="execution">Whose.</param>
    /// <param name="record">The execution as it stands after these events.</param>
    /// <param name="events">What happened, oldest first; the first call for an execution begins with its first event.</param>
    void Observe(LiveExecution execution, ExecutionRecord record, IReadOnlyList<HistoryEvent> events);
}
