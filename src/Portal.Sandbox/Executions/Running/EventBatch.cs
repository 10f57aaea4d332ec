using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Running;

/// <summary>What an execution decided since its last commit: durable together, and acted upon after that.</summary>
internal sealed class EventBatch
{
    public List<HistoryEvent> Events { get; } = [];

    public List<ExecutionCommand> Commands { get; } = [];

    public List<(TaskCompletionSource<bool> Receipt, bool Counted)> Receipts { get; } = [];

    /// <summary>Rows beside the events: heartbeats.</summary>
    public JournalWrites? Extra { get; set; }

    /// <summary>True where the execution's record has changed.</summary>
    public bool HasNewRecord { get; set; }

    public bool IsEmpty => Events.Count == 0 && Commands.Count == 0 && Receipts.Count == 0 && Extra is null && !HasNewRecord;
}
