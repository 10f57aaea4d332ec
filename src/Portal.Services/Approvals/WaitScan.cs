using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Services.Approvals;

/// <summary>
/// Looks for waits that no tap has shown: other services' tokens, buses without a tap, the time before the tap. Only
/// executions of state machines that can wait at all are read, at a pace that leaves AWS's rates to others.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general</remarks>
internal sealed class WaitScan(WaitResolver resolver, Definitions definitions, TimeProvider time)
{
    /// <summary>GetExecutionHistory may be called 20 times a second, others included.</summary>
    private static readonly TimeSpan AwsPause = TimeSpan.FromMilliseconds(250);

    /// <returns>How many waits were not known before.</returns>
    public async Task<AwsResult<int>> ScanAsync(AwsSession session, CancellationToken cancellationToken)
    {
        var machines = await session.StepFunctions.ListStateMachinesAsync(cancellationToken);
        if (!machines.IsOk) return machines.Error;
        var found = 0;
        foreach (var machine in machines.Value.Where(m => StateMachineReader.TypeOf(m.Type) == StateMachineType.Standard))
        {
            var definition = await definitions.OfMachineAsync(session, machine.StateMachineArn, cancellationToken);
            if (definition is not null && TokenPlaces.Read(definition).Count == 0) continue;
            var scanned = await ScanMachineAsync(session, machine.StateMachineArn, cancellationToken);
            if (!scanned.IsOk) return scanned.Error;
            found += scanned.Value;
        }

        return found;
    }

    private async Task<AwsResult<int>> ScanMachineAsync(AwsSession session, string stateMachineArn, CancellationToken cancellationToken)
    {
        var running = await Paging.AllAsync(async token =>
            (await session.StepFunctions.ListExecutionsAsync(new(stateMachineArn, "RUNNING", 1000, token), cancellationToken))
                .Map(r => new Page<string>([.. (r.Executions ?? []).Select(e => e.ExecutionArn)], r.NextToken)));
        if (!running.IsOk) return running.Error;
        var found = 0;
        foreach (var executionArn in running.Value)
        {
            var check = await resolver.CheckAsync(session, executionArn, cancellationToken);
            if (check.IsOk) found += check.Value;
            else if (check.Error.Kind != AwsErrorKind.NotFound) return check.Error;
            if (!session.Connection.IsSandbox) await Task.Delay(AwsPause, time, cancellationToken);
        }

        return found;
    }
}
