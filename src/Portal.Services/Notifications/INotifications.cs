using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Notifications;

/// <summary>How the receivers of notifications do.</summary>
public interface INotifications
{
    /// <summary>The configured receivers; empty where none is.</summary>
    Task<AwsResult<IReadOnlyList<ChannelHealth>>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Name">As configured.</param>
/// <param name="Type">webhook, slack, teams or smtp.</param>
/// <param name="Sent">Notes that were taken.</param>
/// <param name="Failed">Notes that were given up.</param>
/// <param name="Retrying">Notes that are tried again.</param>
/// <param name="LastSentAt">When the last one was taken.</param>
/// <param name="Problem">Why one was not; null where all were.</param>
public sealed record ChannelHealth(string Name, string Type, long Sent, long Failed, long Retrying, DateTimeOffset? LastSentAt, string? Problem);

internal sealed class NotificationHealth(UserSessions users, ChannelRegistry channels, NotificationStore outbox) : INotifications
{
    public async Task<AwsResult<IReadOnlyList<ChannelHealth>>> ListAsync(CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        var rows = await outbox.ChannelsAsync(cancellationToken);
        return AwsResult.Ok<IReadOnlyList<ChannelHealth>>([.. channels.All.Select(c =>
        {
            var row = rows.Find(r => r.Channel == c.Name) ?? new ChannelRow();
            return new ChannelHealth(c.Name, c.Type, row.Sent, row.Failed, row.Retrying, row.LastUs?.FromStore(), row.Failed + row.Retrying > 0 ? row.Problem : null);
        })]);
    }
}
