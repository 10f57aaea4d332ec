using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Clock;

/// <inheritdoc/>
internal sealed class MovableClocks(SandboxOptions options, SandboxClock clock, ClockStore store, LiveExecutions lives, ExecutionRegistry registry, DueTimes dueTimes) : IMovableClocks
{
    public ClockReading Read(string? executionArn, string? stateName = null)
    {
        if (executionArn is null) return new(options.MovableClock, clock.Now, clock.Ahead, clock.Speed, dueTimes.Next);
        if (lives.Find(executionArn) is not { } live)
        {
            if (registry.Find(executionArn) is not { } ended) throw ExecutionFaults.ExecutionDoesNotExist(executionArn);
            return new(options.MovableClock, ended.Time.At(clock.Now), clock.Ahead + ended.Time.Ahead, clock.Speed * ended.Time.Speed, null);
        }

        lock (live.Guard)
        {
            var (time, now) = (live.Record.Time, clock.Now);
            return new(options.MovableClock, time.At(now), clock.Ahead + (time.At(now) - now), clock.Speed * time.Speed, stateName is null ? live.State.NextTimer : live.State.TimerOf(stateName));
        }
    }

    public async ValueTask<ClockReading> MoveAsync(string? executionArn, ClockMove move, CancellationToken cancellationToken)
    {
        if (!options.MovableClock) throw new AwsFault("AccessDeniedException", "The clock of this sandbox stands with the real time. Portal:Sandbox:MovableClock lets testers move it.", 400);
        if (move.By < TimeSpan.Zero) throw ExecutionFaults.Validation("A clock can only be moved forward.");
        if (move.Speed is not null and not (>= 1 and <= ClockMove.FastestSpeed)) throw ExecutionFaults.Validation($"A clock's speed is from 1 to {ClockMove.FastestSpeed}.");
        if (executionArn is null) await MoveAllAsync(move, cancellationToken);
        else await MoveOneAsync(executionArn, move, cancellationToken);
        return Read(executionArn);
    }

    private async ValueTask MoveAllAsync(ClockMove move, CancellationToken cancellationToken)
    {
        if (move.StateName is not null) throw ExecutionFaults.Validation("A state's timer belongs to an execution.");
        var by = move.By ?? TimeSpan.Zero;
        if (move.ToNextTimer && (dueTimes.Next ?? throw NothingWaits()) - clock.Now is var left && left > by) by = left;
        clock.Move(by, move.Speed);
        await store.SaveAsync(clock, cancellationToken);
    }

    private async ValueTask MoveOneAsync(string executionArn, ClockMove move, CancellationToken cancellationToken)
    {
        if (lives.Find(executionArn) is not { } live)
        {
            throw registry.Find(executionArn) is null ? ExecutionFaults.ExecutionDoesNotExist(executionArn) : ExecutionFaults.Validation("The execution has ended.");
        }

        var receipt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lives.Post(live, new Letter(Stimulus.Tick.Instance, receipt, move));
        if (!await receipt.Task.WaitAsync(cancellationToken)) throw NothingWaits();
    }

    private static AwsFault NothingWaits() => ExecutionFaults.Validation("Nothing waits for its time.");
}
