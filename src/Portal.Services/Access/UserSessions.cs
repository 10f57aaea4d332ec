using Portal.Services.Aws;

namespace Portal.Services.Access;

/// <summary>
/// The way of every service of the pages to AWS: the user is asked for, the act is decided on, and what changes something
/// is recorded.
/// </summary>
internal sealed class UserSessions(ICurrentUser user, IAccess access, AwsSessions sessions, AuditTrail audit)
{
    /// <summary>Clients for reading.</summary>
    public Task<AwsResult<AwsSession>> ViewAsync(string connection, CancellationToken cancellationToken) => OpenAsync(PortalAct.View, connection, cancellationToken);

    /// <summary>The user where they may do the act; else the refusal.</summary>
    public async Task<AwsResult<PortalUser>> AllowAsync(PortalAct act, string connection, CancellationToken cancellationToken)
    {
        var current = await user.GetAsync(cancellationToken);
        return access.Refusal(current, act, connection) is { } refusal ? refusal : current;
    }

    /// <summary>Records what did not get as far as an act, for example a refusal.</summary>
    public async Task RecordAsync(string action, string connection, string resource, string outcome, CancellationToken cancellationToken) =>
        await audit.AppendAsync(new(await user.GetAsync(cancellationToken), action, connection, resource, outcome), CancellationToken.None);

    /// <summary>Does something that changes something, and records it with its outcome. Refusals are recorded too.</summary>
    /// <param name="details">More for the record, JSON; may be made from the result.</param>
    public async Task<AwsResult<T>> ActAsync<T>(PortalAct act, string connection, string action, string resource, Func<AwsSession, Task<AwsResult<T>>> perform,
        CancellationToken cancellationToken, string? comment = null, Func<T, string?>? details = null)
    {
        var current = await user.GetAsync(cancellationToken);
        return await RecordedAsync(current, action, connection, resource, comment, details,
            async () => access.Refusal(current, act, connection) is { } refusal ? refusal : await RunAsync(current, connection, perform, cancellationToken));
    }

    /// <summary>As <see cref="ActAsync{T}"/>, for what changes something in the portal itself and needs no AWS.</summary>
    public async Task<AwsResult<T>> ActHereAsync<T>(PortalAct act, string action, string resource, Func<PortalUser, Task<AwsResult<T>>> perform, CancellationToken cancellationToken)
    {
        var current = await user.GetAsync(cancellationToken);
        return await RecordedAsync(current, action, "", resource, null, null, async () => access.Refusal(current, act, "") is { } refusal ? refusal : await perform(current));
    }

    /// <summary>The act may have happened whatever comes of it: it is recorded even if it throws, or if the page has gone away meanwhile.</summary>
    private async Task<AwsResult<T>> RecordedAsync<T>(PortalUser current, string action, string connection, string resource, string? comment, Func<T, string?>? details, Func<Task<AwsResult<T>>> perform)
    {
        var outcome = "Portal.Broken";
        string? more = null;
        try
        {
            var result = await perform();
            outcome = result.Error?.Code ?? "ok";
            more = result.IsOk ? details?.Invoke(result.Value) : null;
            return result;
        }
        catch (OperationCanceledException)
        {
            outcome = "Portal.Canceled";
            throw;
        }
        finally
        {
            await audit.AppendAsync(new(current, action, connection, resource, outcome, comment, more), CancellationToken.None);
        }
    }

    private async Task<AwsResult<AwsSession>> OpenAsync(PortalAct act, string connection, CancellationToken cancellationToken)
    {
        var allowed = await AllowAsync(act, connection, cancellationToken);
        return allowed.IsOk ? await sessions.OpenAsync(connection, allowed.Value.Id, cancellationToken) : allowed.Error;
    }

    private async Task<AwsResult<T>> RunAsync<T>(PortalUser current, string connection, Func<AwsSession, Task<AwsResult<T>>> perform, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection, current.Id, cancellationToken);
        return session.IsOk ? await perform(session.Value) : session.Error;
    }
}
