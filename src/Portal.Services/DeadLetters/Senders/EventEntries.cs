using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>An event that was delivered once, as an entry of PutEvents.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</remarks>
internal static class EventEntries
{
    /// <param name="session">The connection.</param>
    /// <param name="body">The event's envelope, JSON.</param>
    /// <param name="eventBus">Name or ARN.</param>
    public static async Task<AwsResult<string>> PutAsync(AwsSession session, string body, string eventBus)
    {
        // EventBridge answers with an event id also where there is no such bus, and loses the event.
        var known = await session.EventBridge.DescribeEventBusAsync(eventBus, CancellationToken.None);
        if (known.Error is { Kind: AwsErrorKind.NotFound }) return AwsError.NotFound($"There is no event bus {eventBus}.");
        var entry = Entry(body, eventBus);
        if (!entry.IsOk) return entry.Error;
        var put = await session.EventBridge.PutEventsAsync([entry.Value], CancellationToken.None);
        if (!put.IsOk) return put.Error;
        return put.Value.Entries is [{ EventId: { } id }] ? $"Sent to the bus as event {id}."
            : AwsError.Invalid(put.Value.Entries is [{ ErrorMessage: { } message }] ? message : "EventBridge did not take the event.");
    }

    private static AwsResult<PutEventsEntryShape> Entry(string body, string eventBus)
    {
        if (DataValue.TryParse(body) is not DataObject e || e.GetString("source") is not { } source || e.GetString("detail-type") is not { } type || e.GetObject("detail") is not { } detail)
            return AwsError.Invalid("The message is not an event: it has no source, detail-type and detail.");
        if (source.StartsWith("aws.", StringComparison.Ordinal)) return AwsError.Invalid($"Events of {source} can be sent by AWS only.", "Send it to the rule's target.");
        DateTimeOffset? time = DateTimeOffset.TryParse(e.GetString("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
        var resources = (e.GetArray("resources") ?? DataArray.Empty).OfType<DataString>().Select(r => r.Value).ToList();
        return new PutEventsEntryShape(source, type, detail.ToJson(), eventBus, time, resources.Count == 0 ? null : resources);
    }
}
