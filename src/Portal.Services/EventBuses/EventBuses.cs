using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;
using Portal.Services.Observatory.Taps;

namespace Portal.Services.EventBuses;

internal sealed class EventBuses(UserSessions users, BusTaps taps) : IEventBuses
{
    public async Task<AwsResult<IReadOnlyList<EventBusSummary>>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var buses = await session.Value.EventBridge.ListEventBusesAsync(cancellationToken);
        return buses.Map(all => (IReadOnlyList<EventBusSummary>)[.. all.Select(Summary).OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public async Task<AwsResult<EventBusDetail>> GetAsync(string connection, string name, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var bus = await session.Value.EventBridge.DescribeEventBusAsync(name, cancellationToken);
        if (!bus.IsOk) return bus.Error;

        // Tags need a right of their own; the page is worth showing without them.
        var tags = await session.Value.EventBridge.ListTagsAsync(bus.Value.Arn, cancellationToken);
        return new EventBusDetail(bus.Value.Name, bus.Value.Arn)
        {
            Description = bus.Value.Description,
            CreatedAt = bus.Value.CreationTime,
            ModifiedAt = bus.Value.LastModifiedTime,
            Policy = bus.Value.Policy,
            DeadLetterArn = bus.Value.DeadLetterConfig?.Arn,
            LogLevel = bus.Value.LogConfig?.Level,
            LogsWholeEvents = bus.Value.LogConfig?.IncludeDetail == "FULL",
            Tags = tags.Value ?? new Dictionary<string, string>(),
        };
    }

    public Task<AwsResult<string>> CreateAsync(string connection, string name, string? description, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeEventBuses, connection, "event-bus.create", name, async session =>
        {
            var made = await session.EventBridge.CreateEventBusAsync(new(name, string.IsNullOrWhiteSpace(description) ? null : description), cancellationToken);
            if (made.IsOk) await taps.EnsureAsync(session, [name], cancellationToken);
            return made.Map(m => m.EventBusArn);
        }, cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeEventBuses, connection, "event-bus.delete", name,
            session => taps.WithoutAsync(session, [name], async () => (await session.EventBridge.DeleteEventBusAsync(name, cancellationToken)).Map(_ => default(Done)), cancellationToken), cancellationToken);

    private static EventBusSummary Summary(EventBusShape bus) => new(bus.Name, bus.Arn)
    {
        Description = bus.Description,
        CreatedAt = bus.CreationTime,
        ModifiedAt = bus.LastModifiedTime,
        Policy = bus.Policy,
    };
}
