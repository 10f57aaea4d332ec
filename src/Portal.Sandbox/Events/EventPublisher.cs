using System.Buffers;
using System.Text;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>PutEvents: checks entries, gives each an id and an envelope, and hands them to what is behind their buses.</summary>
internal sealed class EventPublisher(EventBuses buses, EventIngress ingress, IAccessControl access, SandboxOptions options, TimeProvider time) : IEventPublisher
{
    public async ValueTask<IReadOnlyList<EventEntryResult>> PublishAsync(EventSender sender, IReadOnlyList<EventEntry> entries, CancellationToken cancellationToken)
    {
        EntryValidation.CheckSize(entries, options.PutEventsLimit);
        if (access.Asks) CheckAccess(sender, entries);
        var results = new EventEntryResult[entries.Count];
        var accepted = new List<AcceptedEvent>(entries.Count);
        var (now, request) = (time.GetUtcNow(), Guid.NewGuid());
        for (var i = 0; i < entries.Count; i++) results[i] = Accept(sender, entries[i], request, now, accepted);
        // From here on it is done, whether the client waits for the answer or not.
        await ingress.TakeAsync(accepted, CancellationToken.None);
        return results;
    }

    /// <summary>
    /// A client's keys may do everything in their own account; the buses of others must let them in. What acts as a role is asked
    /// where it acts.
    /// </summary>
    /// <exception cref="AwsFault">AccessDeniedException, for the whole request.</exception>
    private void CheckAccess(EventSender sender, IReadOnlyList<EventEntry> entries)
    {
        if (sender.RoleArn is not null || sender.ServiceSource) return;
        for (var i = 0; i < entries.Count; i++)
        {
            var bus = BusReference.Parse(sender.Scope, entries[i].EventBusName);
            if (bus.Scope.AccountId == sender.Scope.AccountId) continue;
            var question = BusAccess.PutEvents(new AccessActor($"arn:{sender.Scope.Partition}:iam::{sender.Scope.AccountId}:root", sender.Scope), bus, entries[i].Source, entries[i].DetailType);
            if (access.Check(question) is { } refusal) throw refusal;
        }
    }

    private EventEntryResult Accept(EventSender sender, EventEntry entry, Guid request, DateTimeOffset now, List<AcceptedEvent> accepted)
    {
        if (EntryValidation.Check(sender, entry) is { } refusal) return refusal;
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(entry.Detail!.Length));
        try
        {
            var detail = rented.AsSpan(0, Encoding.UTF8.GetBytes(entry.Detail, rented));
            if (!DetailText.IsObject(detail)) return EntryValidation.MalformedDetail;
            var id = Guid.NewGuid().ToString();
            var reference = BusReference.Parse(sender.Scope, entry.EventBusName);
            // An event for a bus that does not exist gets its id and is lost: so it is on AWS.
            if (buses.Find(reference.Scope, reference.Name) is { } bus)
            {
                var envelope = EventEnvelope.Write(id, sender, entry, detail[..DetailText.Compact(detail)], now);
                accepted.Add(new AcceptedEvent(bus, id, envelope, now)
                {
                    CallerAccount = sender.Scope.AccountId,
                    RequestId = bus.LogConfig is null ? null : request.ToString(),
                    Source = entry.Source,
                    DetailType = entry.DetailType,
                    ReplayName = entry.ReplayName,
                });
            }

            return new EventEntryResult(id);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
