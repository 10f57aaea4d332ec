using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Services.Aws;

namespace Portal.Services.StateMachines;

/// <summary>Parsed definitions, kept for a while: correlation, masking and approvals ask for the same ones again and again.</summary>
internal sealed class Definitions(TimeProvider time)
{
    private const int MostKept = 2000;

    /// <summary>The definition of an execution never changes; that of a state machine may.</summary>
    private static readonly TimeSpan MachineLifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Connection, string Arn), Kept> kept = new();

    /// <summary>As it was when the execution started; null where AWS does not say (any more).</summary>
    public async Task<DataObject?> OfExecutionAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue((session.Connection.Id, executionArn), out var known)) return known.Definition;
        var machine = await session.StepFunctions.DescribeStateMachineForExecutionAsync(executionArn, cancellationToken);
        return machine.IsOk ? Keep(session, executionArn, machine.Value.Definition, DateTimeOffset.MaxValue) : null;
    }

    /// <summary>As it is now, at most half a minute old; null where there is no such state machine.</summary>
    public async Task<DataObject?> OfMachineAsync(AwsSession session, string stateMachineArn, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (kept.TryGetValue((session.Connection.Id, stateMachineArn), out var known) && known.Until > now) return known.Definition;
        var machine = await session.StepFunctions.DescribeStateMachineAsync(stateMachineArn, cancellationToken);
        return machine.IsOk ? Keep(session, stateMachineArn, machine.Value.Definition, now + MachineLifetime) : null;
    }

    private DataObject? Keep(AwsSession session, string arn, string text, DateTimeOffset until)
    {
        var definition = DataValue.TryParse(text) as DataObject;
        if (kept.Count >= MostKept) kept.Clear();
        kept[(session.Connection.Id, arn)] = new(definition, until);
        return definition;
    }

    private sealed record Kept(DataObject? Definition, DateTimeOffset Until);
}
