namespace Portal.Services.Aws;

internal sealed class Connections(ConnectionRegistry registry, AwsSessions sessions) : IConnections
{
    public IReadOnlyList<Connection> All => registry.All;
    public Connection? Default => registry.All.Count > 0 ? registry.All[0] : null;

    public Connection? Find(string id) => registry.Find(id);

    public async Task<AwsResult<ConnectionIdentity>> CheckAsync(string id, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(id, AwsSessions.Observatory, cancellationToken);
        return session.IsOk ? await session.Value.Sts.GetCallerIdentityAsync(cancellationToken) : session.Error;
    }
}
