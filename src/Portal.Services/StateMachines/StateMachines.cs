using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.StateMachines;

internal sealed class StateMachines(UserSessions users) : IStateMachines
{
    public async Task<AwsResult<IReadOnlyList<StateMachineSummary>>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var machines = await session.Value.StepFunctions.ListStateMachinesAsync(cancellationToken);
        return machines.Map(all => (IReadOnlyList<StateMachineSummary>)
            [.. all.Select(m => new StateMachineSummary(m.Name, m.StateMachineArn, StateMachineReader.TypeOf(m.Type), m.CreationDate)).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public async Task<AwsResult<StateMachineDetail>> GetAsync(string connection, string arn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var machine = await session.Value.StepFunctions.DescribeStateMachineAsync(arn, cancellationToken);
        if (!machine.IsOk) return machine.Error;

        // Tags need a right of their own; the page is worth showing without them.
        var tags = await session.Value.StepFunctions.ListTagsAsync(arn, cancellationToken);
        return StateMachineReader.Detail(machine.Value) with { Tags = tags.Value ?? new Dictionary<string, string>() };
    }

    public async Task<AwsResult<StateMachineDetail>> GetForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        return (await session.Value.StepFunctions.DescribeStateMachineForExecutionAsync(executionArn, cancellationToken)).Map(StateMachineReader.Detail);
    }

    public Task<AwsResult<Done>> UpdateDefinitionAsync(string connection, string arn, string definition, string? publish, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeStateMachines, connection, "state-machine.update", arn,
            async session => (await session.StepFunctions.UpdateStateMachineAsync(new(arn, definition, publish is null ? null : true, string.IsNullOrWhiteSpace(publish) ? null : publish), cancellationToken)).Map(_ => default(Done)),
            cancellationToken, comment: string.IsNullOrWhiteSpace(publish) ? null : publish);

    public Task<AwsResult<Done>> DeleteAsync(string connection, string arn, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeStateMachines, connection, "state-machine.delete", arn,
            async session => (await session.StepFunctions.DeleteStateMachineAsync(arn, cancellationToken)).Map(_ => default(Done)), cancellationToken);
}
