using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;

namespace Portal.Services.Archives;

internal sealed class Archives(UserSessions users) : IArchives
{
    /// <summary>Each is described by a call of its own.</summary>
    private const int MostReplays = 50;

    public async Task<AwsResult<IReadOnlyList<Archive>>> ListAsync(string connection, string? eventBusArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var all = await session.Value.EventBridge.ListArchivesAsync(eventBusArn, cancellationToken);
        if (!all.IsOk) return all.Error;
        var described = await Paging.EachAsync(all.Value, async a =>
        {
            // One that has just been deleted is shown as it was listed.
            var whole = await session.Value.EventBridge.DescribeArchiveAsync(a.ArchiveName, cancellationToken);
            return AwsResult.Ok(ArchiveReader.Read(whole.Value ?? a));
        });
        return described.Map(d => (IReadOnlyList<Archive>)[.. d.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public Task<AwsResult<Done>> CreateAsync(string connection, NewArchive archive, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeArchives, connection, "archive.create", archive.Name, async session =>
            (await session.EventBridge.CreateArchiveAsync(new(archive.Name, archive.EventBusArn, archive.Description, archive.EventPattern, archive.RetentionDays), cancellationToken))
                .Map(_ => default(Done)), cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeArchives, connection, "archive.delete", name, async session =>
            (await session.EventBridge.DeleteArchiveAsync(name, cancellationToken)).Map(_ => default(Done)), cancellationToken);

    public async Task<AwsResult<IReadOnlyList<Replay>>> ListReplaysAsync(string connection, string? eventBusArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var all = await session.Value.EventBridge.ListReplaysAsync(null, int.MaxValue, cancellationToken);
        if (!all.IsOk) return all.Error;
        var newest = all.Value.OrderByDescending(r => r.ReplayStartTime).Take(MostReplays).ToList();
        var described = await Paging.EachAsync<ReplayShape, Replay>(newest, async r =>
        {
            var whole = await session.Value.EventBridge.DescribeReplayAsync(r.ReplayName, cancellationToken);
            return ArchiveReader.Read(whole.Value ?? r);
        });
        return described.Map(d => (IReadOnlyList<Replay>)[.. d.Where(r => eventBusArn is null || r.EventBusArn == eventBusArn)]);
    }

    public Task<AwsResult<Done>> StartReplayAsync(string connection, NewReplay replay, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.StartReplay, connection, "replay.start", replay.Name, async session =>
        {
            var destination = new ReplayDestinationShape(replay.EventBusArn, replay.RuleArns.Count == 0 ? null : [.. replay.RuleArns]);
            var started = await session.EventBridge.StartReplayAsync(new(replay.Name, replay.ArchiveArn, replay.From, replay.To, destination, null), cancellationToken);
            return started.Map(_ => default(Done));
        }, cancellationToken);

    public Task<AwsResult<Done>> CancelReplayAsync(string connection, string name, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.StartReplay, connection, "replay.cancel", name, async session =>
            (await session.EventBridge.CancelReplayAsync(name, cancellationToken)).Map(_ => default(Done)), cancellationToken);
}
