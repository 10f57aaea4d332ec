using Portal.Languages.Data;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>State machines have no policies of their own; conditions ask for their tags.</summary>
internal sealed class ProtectedStateMachines(IStateMachines machines) : IProtectedResources
{
    public string Service => "states";

    public ProtectedResource? Find(Arn resource) => machines.Find(string.Join(':', resource.ToString().Split(':').Take(7))) is { } machine
        ? new(null, machine.Tags.Select(t => KeyValuePair.Create(t.Key, (t.Value as DataString)?.Value ?? "")))
        : null;
}
