using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>Event buses and their resource policies.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html</remarks>
internal sealed class ProtectedBuses(EventBuses buses, ParsedPolicies policies) : IProtectedResources
{
    private const string Prefix = "event-bus/";

    public string Service => "events";

    public ProtectedResource? Find(Arn resource) => resource.Resource.StartsWith(Prefix, StringComparison.Ordinal) && buses.Find(resource.Scope, resource.Resource[Prefix.Length..]) is { } bus
        ? new(policies.Of(bus.Policy), bus.Tags.All)
        : null;
}
