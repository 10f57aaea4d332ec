using Microsoft.Extensions.Options;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Taps of buses that come and go: EventBridge deletes no bus that has rules, ours included, and a new bus should be tapped
/// before anybody sends to it.
/// </summary>
internal sealed class BusTaps(AwsSessions sessions, TapWorker worker, TapChoices choices, RuleCatalog catalog, IOptions<PortalServicesOptions> options)
{
    /// <summary>Taps the buses where the portal taps by itself. What fails is tried again by the worker.</summary>
    public async Task EnsureAsync(AwsSession session, IEnumerable<string> eventBusNames, CancellationToken cancellationToken)
    {
        var connection = session.Connection;
        if (!TapChoices.TapsByItself(connection, options.Value)) return;
        var background = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        if (!background.IsOk) return;
        foreach (var bus in eventBusNames)
        {
            if (await choices.IsOffAsync(connection.Id, bus, cancellationToken)) continue;
            var tap = await TapProvisioner.CreateAsync(background.Value, bus, cancellationToken);
            if (tap.IsOk) worker.Attach(background.Value, tap.Value);
            catalog.Forget(connection.Id, bus);
        }
    }

    /// <summary>Runs something that deletes buses, without our taps on them. Where it fails the taps are made again.</summary>
    public async Task<AwsResult<T>> WithoutAsync<T>(AwsSession session, IReadOnlyList<string> eventBusNames, Func<Task<AwsResult<T>>> delete, CancellationToken cancellationToken)
    {
        var (marked, lifted) = (new List<string>(), new List<string>());
        try
        {
            foreach (var bus in eventBusNames)
            {
                if (await LiftAsync(session, bus, marked, lifted, cancellationToken) is { } error) return error;
            }

            var result = await delete();
            if (result.IsOk) lifted.Clear();
            return result;
        }
        finally
        {
            foreach (var bus in marked) await choices.SetAsync(session.Connection.Id, bus, isOff: false, CancellationToken.None);
            foreach (var bus in lifted) await TapProvisioner.CreateAsync(session, bus, CancellationToken.None);
        }
    }

    private async Task<AwsError?> LiftAsync(AwsSession session, string eventBusName, List<string> marked, List<string> lifted, CancellationToken cancellationToken)
    {
        var connection = session.Connection.Id;
        var tap = await TapProvisioner.FindAsync(session, eventBusName, cancellationToken);
        if (!tap.IsOk) return tap.Error;

        // Marked first, or the worker would make it again at once.
        if (!await choices.IsOffAsync(connection, eventBusName, cancellationToken))
        {
            marked.Add(eventBusName);
            await choices.SetAsync(connection, eventBusName, isOff: true, cancellationToken);
        }

        if (tap.Value is null) return null;
        lifted.Add(eventBusName);
        await worker.DetachAsync(connection, eventBusName);
        catalog.Forget(connection, eventBusName);
        return (await TapProvisioner.RemoveAsync(session, eventBusName, cancellationToken)).Error;
    }
}
