using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.SandboxClock;

namespace Portal.Services.Executions;

/// <inheritdoc/>
internal sealed class Clocks(UserSessions users) : IClocks
{
    public async Task<ClockReading?> ReadAsync(string connection, string? executionArn, string? stateName, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk || session.Value.Clock is not { } clock) return null;
        var reading = await clock.DescribeAsync(new(executionArn, stateName), cancellationToken);
        return reading is { IsOk: true, Value: { Movable: true } r } ? new(r.Now, TimeSpan.FromSeconds(r.AheadSeconds), r.Speed, r.NextTimer) : null;
    }

    public Task<AwsResult<Done>> SkipAsync(string connection, string executionArn, string? stateName, CancellationToken cancellationToken) =>
        MoveAsync(connection, new(executionArn, ToNextTimer: stateName is null, StateName: stateName), cancellationToken);

    public Task<AwsResult<Done>> RunAtAsync(string connection, string executionArn, double speed, CancellationToken cancellationToken) =>
        MoveAsync(connection, new(executionArn, Speed: speed), cancellationToken);

    private Task<AwsResult<Done>> MoveAsync(string connection, MoveClockRequest move, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.StartExecution, connection, "clock.move", move.ExecutionArn!, async session => session.Clock is { } clock
            ? (await clock.MoveAsync(move, cancellationToken)).Map(_ => default(Done))
            : AwsError.Invalid("AWS's clock cannot be moved."), cancellationToken);
}
