using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Services.Approvals;

/// <summary>
/// Looks for waits that no tap has shown: other services' tokens, activities, buses without a tap, the time before the tap. Only
/// executions of state machines that can wait at all are read, at a pace that leaves AWS's rates to others.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general</remarks>
internal sealed class WaitScan(WaitResolver resolver, Definitions definitions, TimeProvider time)
{
    /// <summary>GetExecutionHistory may be called 20 times a second and ListExecutions five times, others included.</summary>
    private static readonly TimeSpan HistoryPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ListPause = TimeSpan.FromMilliseconds(500);
    private const int MostRemembered = 100_000;

    /// <summary>Running executions whose own definition cannot wait: that never changes.</summary>
    private readonly ConcurrentDictionary<(string Connection, string ExecutionArn), bool> harmless = new();

    /// <returns>How many waits were not known before.</returns>
    public async Task<AwsResult<int>> ScanAsync(AwsSession session, CancellationToken cancellationToken)
    {
        var machines = await session.StepFunctions.ListStateMachinesAsync(cancellationToken);
        if (!machines.IsOk) return machines.Error;
        var found = 0;
        foreach (var machine in machines.Value.Where(m => StateMachineReader.TypeOf(m.Type) == StateMachineType.Standard))
        {
            var scanned = await ScanMachineAsync(session, machine.StateMachineArn, cancellationToken);
            if (!scanned.IsOk) return scanned.Error;
            found += scanned.Value;
        }

        return found;
    }

    /// <summary>True where a state waits for a token or for a worker of an activity.</summary>
    internal static bool CanWait(DataObject definition)
    {
        var text = definition.ToJson();
        return text.Contains(".waitForTaskToken", StringComparison.Ordinal) || text.Contains(":activity:", StringComparison.Ordinal);
    }

    private async Task<AwsResult<int>> ScanMachineAsync(AwsSession session, string stateMachineArn, CancellationToken cancellationToken)
    {
        var definition = await definitions.OfMachineAsync(session, stateMachineArn, cancellationToken);
        await PauseAsync(session, ListPause, cancellationToken);
        var running = await Paging.AllAsync(async token =>
        {
            if (token is not null) await PauseAsync(session, ListPause, cancellationToken);
            return (await session.StepFunctions.ListExecutionsAsync(new(stateMachineArn, "RUNNING", 1000, token), cancellationToken))
                .Map(r => new Page<string>([.. (r.Executions ?? []).Select(e => e.ExecutionArn)], r.NextToken));
        });
        if (!running.IsOk) return running.Error.Kind == AwsErrorKind.NotFound ? 0 : running.Error;
        var found = 0;
        foreach (var executionArn in running.Value)
        {
            // An execution goes on with the definition that it began with, which may wait although today's does not.
            if (definition is not null && !CanWait(definition) && await IsHarmlessAsync(session, executionArn, cancellationToken)) continue;
            var check = await resolver.CheckAsync(session, executionArn, cancellationToken);
            if (check.IsOk) found += check.Value;
            else if (check.Error.Kind != AwsErrorKind.NotFound) return check.Error;
            await PauseAsync(session, HistoryPause, cancellationToken);
        }

        return found;
    }

    private async Task<bool> IsHarmlessAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var key = (session.Connection.Id, executionArn);
        if (harmless.ContainsKey(key)) return true;
        var own = await definitions.OfExecutionAsync(session, executionArn, cancellationToken);
        await PauseAsync(session, HistoryPause, cancellationToken);
        if (own is null || CanWait(own)) return false;
        if (harmless.Count >= MostRemembered) harmless.Clear();
        return harmless[key] = true;
    }

    private Task PauseAsync(AwsSession session, TimeSpan pause, CancellationToken cancellationToken) =>
        session.Connection.IsSandbox ? Task.CompletedTask : Task.Delay(pause, time, cancellationToken);
}
