using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Something on its way to an execution.</summary>
/// <param name="Stimulus">What happened.</param>
/// <param name="Receipt">Ends when what follows from it is durable: true where it counted, false where it came too late. Null where nobody waits.</param>
/// <param name="Move">How the execution's clock is moved first; null for not.</param>
internal readonly record struct Letter(Stimulus Stimulus, TaskCompletionSource<bool>? Receipt = null, ClockMove? Move = null);
