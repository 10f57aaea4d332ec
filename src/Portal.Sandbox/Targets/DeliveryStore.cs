using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>The rows of deliveries: the event once, and beside it the state that changes with each attempt.</summary>
internal sealed class DeliveryStore(IJournal journal, EventBuses buses)
{
    private const byte LineEnd = (byte)'\n';

    private static readonly Collection Events = new("deliveries");
    private static readonly Collection States = new("delivery_states");

    private long last;

    public Delivery New(string key, string id, AcceptedEvent accepted) => new(key, Interlocked.Increment(ref last), id) { Event = accepted, Due = accepted.AcceptedAt };

    public static void Put(JournalWrites writes, Delivery delivery)
    {
        writes.Put(Events, delivery.Key, delivery.Ordinal, Write(delivery));
        if (delivery.Attempts > 0) PutState(writes, delivery);
    }

    public static void PutState(JournalWrites writes, Delivery delivery) => writes.Put(States, delivery.Key, delivery.Ordinal, new DataObjectBuilder
    {
        ["Attempts"] = delivery.Attempts,
        ["Due"] = delivery.Due.UtcTicks,
        ["ErrorCode"] = delivery.ErrorCode is { } code ? code : (DataValue?)null,
        ["ErrorMessage"] = delivery.ErrorMessage is { } message ? message : (DataValue?)null,
    }.Build().ToUtf8());

    public static void Remove(JournalWrites writes, Delivery delivery)
    {
        writes.Delete(Events, delivery.Key, delivery.Ordinal);
        if (delivery.Attempts > 0) writes.Delete(States, delivery.Key, delivery.Ordinal);
    }

    /// <summary>The event of a delivery; null where its bus has meanwhile been deleted.</summary>
    public AcceptedEvent? Read(Delivery delivery)
    {
        var rows = journal.Read(Events, delivery.Key, delivery.Ordinal, 1);
        return rows.Count == 1 && rows[0].Ordinal == delivery.Ordinal ? ReadEvent(rows[0].Value) : null;
    }

    /// <summary>All deliveries that a former run left, without their events.</summary>
    public IReadOnlyList<Delivery> Load()
    {
        var found = new Dictionary<(string, long), Delivery>();
        foreach (var row in journal.ReadAll(Events))
        {
            var header = Header(row.Value, out _);
            found[(row.Partition, row.Ordinal)] = new Delivery(row.Partition, row.Ordinal, header.GetString("Id")!);
            last = Math.Max(last, row.Ordinal);
        }

        foreach (var row in journal.ReadAll(States))
        {
            if (!found.TryGetValue((row.Partition, row.Ordinal), out var delivery)) continue;
            var state = (DataObject)DataValue.Parse(row.Value);
            delivery.Attempts = (int)state.GetInt64("Attempts")!.Value;
            delivery.Due = new DateTimeOffset(state.GetInt64("Due")!.Value, TimeSpan.Zero);
            (delivery.ErrorCode, delivery.ErrorMessage) = (state.GetString("ErrorCode"), state.GetString("ErrorMessage"));
        }

        return [.. found.Values.OrderBy(d => d.Ordinal)];
    }

    /// <summary>A line of JSON, then the envelope as it is.</summary>
    private static byte[] Write(Delivery delivery)
    {
        var accepted = delivery.Event!;
        var header = new DataObjectBuilder(10)
        {
            ["Id"] = delivery.Id,
            ["EventId"] = accepted.Id,
            ["Account"] = accepted.Bus.Scope.AccountId,
            ["Region"] = accepted.Bus.Scope.Region,
            ["Bus"] = accepted.Bus.Name,
            ["Caller"] = accepted.CallerAccount,
            ["AcceptedAt"] = accepted.AcceptedAt.UtcTicks,
            ["FromBus"] = accepted.FromBus,
        }.Build().ToUtf8();
        return [.. header, LineEnd, .. accepted.Utf8.Span];
    }

    private static DataObject Header(byte[] row, out int length)
    {
        length = Array.IndexOf(row, LineEnd);
        return (DataObject)DataValue.Parse(row.AsSpan(0, length));
    }

    private AcceptedEvent? ReadEvent(byte[] row)
    {
        var header = Header(row, out var length);
        if (buses.Find(new ResourceScope(header.GetString("Account")!, header.GetString("Region")!), header.GetString("Bus")!) is not { } bus) return null;
        var acceptedAt = new DateTimeOffset(header.GetInt64("AcceptedAt")!.Value, TimeSpan.Zero);
        return new AcceptedEvent(bus, header.GetString("EventId")!, row.AsMemory(length + 1), acceptedAt)
        {
            CallerAccount = header.GetString("Caller")!,
            FromBus = header.GetBoolean("FromBus") == true,
        };
    }
}
