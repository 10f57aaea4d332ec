using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Taps;

internal sealed class Taps(UserSessions users, AwsSessions sessions, TapWorker worker, TapChoices choices, TapHealth health, RuleCatalog catalog) : ITaps
{
    public async Task<AwsResult<IReadOnlyList<TapStatus>>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var buses = await session.Value.EventBridge.ListEventBusesAsync(cancellationToken);
        if (!buses.IsOk) return buses.Error;
        return await Paging.EachAsync([.. buses.Value.OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)], bus => StatusAsync(session.Value, bus.Name, cancellationToken));
    }

    public Task<AwsResult<TapStatus>> CreateAsync(string connection, string eventBusName, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeTaps, connection, "tap.create", eventBusName, async session =>
        {
            var tap = await TapProvisioner.CreateAsync(session, eventBusName, cancellationToken);
            if (!tap.IsOk) return tap.Error;
            await choices.SetAsync(connection, eventBusName, isOff: false, cancellationToken);
            catalog.Forget(connection, eventBusName);

            // Reading goes on when the user has gone: it is the portal's own work.
            var background = await sessions.OpenAsync(connection, AwsSessions.Observatory, cancellationToken);
            if (background.IsOk) worker.Attach(background.Value, tap.Value);
            return await StatusAsync(session, eventBusName, cancellationToken);
        }, cancellationToken);

    public Task<AwsResult<Done>> RemoveAsync(string connection, string eventBusName, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeTaps, connection, "tap.remove", eventBusName, async session =>
        {
            await choices.SetAsync(connection, eventBusName, isOff: true, cancellationToken);
            await worker.DetachAsync(connection, eventBusName);
            catalog.Forget(connection, eventBusName);
            return await TapProvisioner.RemoveAsync(session, eventBusName, cancellationToken);
        }, cancellationToken);

    public string TemplateFor(string eventBusName) => TapTemplate.For(eventBusName);

    private async Task<AwsResult<TapStatus>> StatusAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var name = TapNames.For(eventBusName);
        if (health.Find(session.Connection.Id, eventBusName) is { } state)
        {
            return new TapStatus(eventBusName, state.Error is null ? TapState.Recording : TapState.Failing, name, name)
            {
                RecordingSince = state.Since,
                LastEventAt = state.LastEventAt,
                Error = state.Error,
            };
        }

        // Made a moment ago, or by somebody else: the worker picks it up at its next look.
        var tap = await TapProvisioner.FindAsync(session, eventBusName, cancellationToken);
        if (!tap.IsOk) return tap.Error;
        return new TapStatus(eventBusName, tap.Value is null ? TapState.Off : TapState.Failing, name, name)
        {
            Error = tap.Value is null ? null : worker.Problem(session.Connection.Id) ?? new(AwsErrorKind.Conflict, "Portal.TapStarting", "The recorder is about to read this tap.", Retryable: true),
        };
    }
}
