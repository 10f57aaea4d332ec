using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>Another bus, also of another account or region. The event goes on as it is; it can do so once.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html</remarks>
internal sealed class EventBusTargetInvoker(EventBuses buses, EventIngress ingress, TimeProvider time) : IForwardingInvoker
{
    public string Kind => "event bus";
    public bool IsLocal => true;

    public bool Handles(Arn target) => target.Service == "events" && target.Resource.StartsWith("event-bus/", StringComparison.Ordinal);

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, AcceptedEvent accepted, CancellationToken cancellationToken)
    {
        var reference = BusReference.Parse(invocation.Scope, invocation.Target.Arn);
        if (accepted.FromBus)
        {
            return InvocationOutcome.Failure(
                reference.Scope.Region == invocation.Scope.Region ? InvocationFaults.ThirdAccountHop : InvocationFaults.ThirdRegionHop,
                $"Event ingestion rejected for event {accepted.Id} because an event can be sent to an event bus target only once. This event was previously delivered to an event bus target.",
                retryable: false);
        }

        if (buses.Find(reference.Scope, reference.Name) is not { } bus) return InvocationFaults.From(EventBuses.NotFound(reference.Name));
        var forwarded = new AcceptedEvent(bus, accepted.Id, accepted.Utf8, time.GetUtcNow())
        {
            CallerAccount = accepted.CallerAccount,
            Source = accepted.Source,
            DetailType = accepted.DetailType,
            FromBus = true,
        };
        await ingress.TakeAsync([forwarded], cancellationToken);
        return InvocationOutcome.Success;
    }
}
