using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters;

internal sealed class DeadLetters(UserSessions users, RuleCatalog rules, Resender resender) : IDeadLetters
{
    public async Task<AwsResult<DeadLetterQueues>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await QueueCatalog.ListAsync(session.Value, rules, cancellationToken) : session.Error;
    }

    /// <summary>It is an act: others do not see the messages meanwhile, and each receive counts.</summary>
    public Task<AwsResult<IDeadLetterSession>> OpenAsync(string connection, string queueArn, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.OpenDeadLetters, connection, "dead-letter.open", queueArn, async session =>
        {
            var url = await QueueUrls.OfAsync(session, queueArn, cancellationToken);
            return url.IsOk ? AwsResult.Ok<IDeadLetterSession>(new DeadLetterSession(session, queueArn, url.Value, users, resender)) : url.Error;
        }, cancellationToken);
}
