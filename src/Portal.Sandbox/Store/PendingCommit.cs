using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>Writes on their way to the disk, and the caller who waits for them.</summary>
internal sealed class PendingCommit(JournalWrites writes) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public JournalWrites Writes { get; } = writes;
}
