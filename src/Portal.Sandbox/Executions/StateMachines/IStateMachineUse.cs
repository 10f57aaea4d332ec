using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>The executions of a state machine, as far as its deletion concerns them.</summary>
internal interface IStateMachineUse
{
    bool IsRunning(string stateMachineArn);

    /// <summary>Forgets all its executions, and adds the deletion of their rows.</summary>
    void Forget(string stateMachineArn, JournalWrites writes);
}
