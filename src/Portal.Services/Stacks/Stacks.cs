using Portal.Services.Access;
using Portal.Services.Aws;

namespace Portal.Services.Stacks;

internal sealed class Stacks(UserSessions users, StackDeployer deployer) : IStacks
{
    public async Task<AwsResult<IReadOnlyList<StackSummary>>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var stacks = await session.Value.CloudFormation.DescribeStacksAsync(cancellationToken);
        return stacks.Map(all => (IReadOnlyList<StackSummary>)[.. all.OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public async Task<AwsResult<StackDetail>> GetAsync(string connection, string name, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await StackDeployer.GetAsync(session.Value, name, cancellationToken) : session.Error;
    }

    public async Task<AwsResult<Page<StackEvent>>> EventsAsync(string connection, string name, string? nextToken, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await session.Value.CloudFormation.DescribeEventsAsync(name, nextToken, cancellationToken) : session.Error;
    }

    public Task<AwsResult<StackDetail>> DeployAsync(string connection, StackDeployment deployment, IProgress<StackEvent>? progress, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.DeployStack, connection, "stack.deploy", deployment.Name,
            session => deployer.DeployAsync(session, deployment, progress, cancellationToken), cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string connection, string name, IProgress<StackEvent>? progress, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.DeleteStack, connection, "stack.delete", name,
            session => deployer.DeleteAsync(session, name, progress, cancellationToken), cancellationToken);
}
