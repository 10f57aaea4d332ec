using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;
using Portal.Services.EventBuses.Policies;

namespace Portal.Services.EventBuses.Settings;

internal sealed class BusSettings(UserSessions users) : IBusSettings
{
    public Task<AwsResult<Done>> SetPolicyAsync(string connection, EventBusDetail basis, string? policy, CancellationToken cancellationToken)
    {
        if (policy is not null && PolicyReader.Read(policy, basis.Arn).Problems is [var problem, ..]) return Task.FromResult<AwsResult<Done>>(AwsError.Invalid(problem));
        return users.ActAsync<Done>(PortalAct.ChangeEventBuses, connection, policy is null ? "event-bus.policy-remove" : "event-bus.policy-set", basis.Name, async session =>
        {
            var now = await session.EventBridge.DescribeEventBusAsync(basis.Name, cancellationToken);
            if (!now.IsOk) return now.Error;
            if (!Same(now.Value.Policy, basis.Policy)) return AwsError.Conflict($"The policy of {basis.Name} was changed by somebody else meanwhile.", "Load the page again and make your change on what it is now.");
            var done = policy is null
                ? await session.EventBridge.RemovePolicyAsync(basis.Name, cancellationToken)
                : await session.EventBridge.PutPolicyAsync(basis.Name, policy, cancellationToken);
            return done.Map(_ => default(Done));
        }, cancellationToken, details: _ => new DataObjectBuilder { ["before"] = basis.Policy is { } b ? (DataValue)b : null, ["after"] = policy is null ? null : (DataValue)policy }.Build().ToJson());
    }

    public Task<AwsResult<Done>> SetLogAsync(string connection, EventBusDetail basis, string level, bool wholeEvents, CancellationToken cancellationToken) =>
        users.ActAsync<Done>(PortalAct.ChangeEventBuses, connection, "event-bus.log", basis.Name, async session =>
        {
            var now = await session.EventBridge.DescribeEventBusAsync(basis.Name, cancellationToken);
            if (!now.IsOk) return now.Error;
            var log = new LogConfigShape(level == "OFF" ? "NONE" : wholeEvents ? "FULL" : "NONE", level);
            var done = await session.EventBridge.UpdateEventBusAsync(new(basis.Name, now.Value.Description, now.Value.KmsKeyIdentifier, now.Value.DeadLetterConfig, log), cancellationToken);
            return done.Map(_ => default(Done));
        }, cancellationToken, details: _ => new DataObjectBuilder { ["level"] = level, ["wholeEvents"] = wholeEvents }.Build().ToJson());

    public Task<AwsResult<Done>> SetTagsAsync(string connection, EventBusDetail basis, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        users.ActAsync<Done>(PortalAct.ChangeEventBuses, connection, "event-bus.tags", basis.Name, async session =>
            await TagChanges.ApplyAsync(session, basis.Arn, basis.Tags, tags, cancellationToken) is { } error ? error : Done.Ok, cancellationToken);

    private static bool Same(string? a, string? b) => string.IsNullOrEmpty(a) ? string.IsNullOrEmpty(b) : b is not null && Equals(DataValue.TryParse(a), DataValue.TryParse(b));
}
