namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>A state machine with all that belongs to it. Read and changed under the lock of <see cref="StateMachineRegistry"/>.</summary>
internal sealed class MachineEntry(StateMachine machine)
{
    public StateMachine Machine { get; set; } = machine;

    public SortedDictionary<long, StateMachineRevision> Revisions { get; } = new() { [machine.Current.Number] = machine.Current };

    public SortedDictionary<int, StateMachineVersion> Versions { get; } = [];
}
