using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Runs one execution for one turn: decide, make durable, then act.</summary>
/// <remarks>
/// While a commit is on its way the execution decides ahead, up to a limit, and the next commit takes all of that: a loop of
/// Pass states costs a commit for many events. An execution has one commit on its way at a time, so none can be missing in the middle.
/// </remarks>
internal sealed class ExecutionTurns(
    LiveExecutions lives, ExecutionRegistry registry, IJournal journal, SandboxClock clock, DueTimes dueTimes,
    IEnumerable<ICommandPerformer> performers, IEnumerable<IExecutionObserver> observers, LostExecutions lost, ILogger<ExecutionTurns> log)
{
    /// <summary>Events to a turn; then others have theirs.</summary>
    private const int EventsPerTurn = 256;

    /// <summary>How far an execution may be ahead of the disk.</summary>
    private const int MostUnsaved = 2048;

    private readonly ICommandPerformer[] performers = [.. performers];
    private readonly IExecutionObserver[] observers = [.. observers];

    public void Run(LiveExecution live)
    {
        live.Unqueue();
        lock (live.Guard)
        {
            if (live.IsLost)
            {
                Forward(live);
                return;
            }

            var left = EventsPerTurn;
            while (left > 0 && live.Pending.Events.Count < MostUnsaved && TryDecide(live, left, out var count)) left -= Math.Max(1, count);
            if (!live.Pending.IsEmpty && !live.IsCommitting) Commit(live);
            dueTimes.Set(live);
            if ((live.HasMore || live.HasLetters) && live.Pending.Events.Count < MostUnsaved) lives.Enqueue(live);
        }
    }

    /// <summary>What reaches a lost execution is for the one that it was rebuilt as; until then it waits.</summary>
    private void Forward(LiveExecution live)
    {
        while (live.Successor is { } successor && live.TryTake(out var letter)) lives.Post(successor, letter);
    }

    private bool TryDecide(LiveExecution live, int mostEvents, out int count)
    {
        count = 0;
        var letter = new Letter(Stimulus.Continue.Instance);
        if (!live.HasMore && !live.TryTake(out letter)) return false;
        var moved = letter.Move is { } move && live.TryMove(move, clock.Now);
        var now = live.Record.Time.At(clock.Now);
        var counted = letter.Receipt is not null && letter.Stimulus is Stimulus.Heartbeat beat && TakeHeartbeat(live, beat, now);
        var decision = live.Interpreter.Decide(letter.Stimulus, now, mostEvents);
        if (decision.Defect is { } defect) log.LogError(defect, "Execution {Arn} met a defect of the sandbox", live.Arn);
        live.HasMore = decision.HasMore;
        live.Pending.Events.AddRange(decision.Events);
        live.Pending.Commands.AddRange(decision.Commands);
        if (letter.Receipt is not null) live.Pending.Receipts.Add((letter.Receipt, letter.Move is null ? counted || decision.Events.Count > 0 : moved));
        if (decision.Events.Count > 0) UpdateRecord(live);
        count = decision.Events.Count;
        return true;
    }

    private static bool TakeHeartbeat(LiveExecution live, Stimulus.Heartbeat beat, DateTimeOffset now)
    {
        if (live.State.FindAttempt(beat.ScheduledId) is null) return false;
        live.Pending.Extra = (live.Pending.Extra ?? new JournalWrites()).Put(ExecutionRows.Heartbeats, live.Arn, beat.ScheduledId, BitConverter.GetBytes(now.ToUnixTimeMilliseconds()));
        return true;
    }

    private static void UpdateRecord(LiveExecution live)
    {
        var (state, old) = (live.State, live.Record);
        if (old.Status == state.Status && old.RedriveCount == state.RedriveCount && live.Begun.Task.IsCompleted) return;
        live.Record = old with
        {
            Status = state.Status, StartDate = state.StartedAt, StopDate = state.StoppedAt, RedriveCount = state.RedriveCount, RedriveDate = state.RedrivenAt,
        };
        live.Pending.HasNewRecord = true;
    }

    /// <summary>Under the execution's guard.</summary>
    private void Commit(LiveExecution live)
    {
        var batch = live.Pending;
        live.Pending = new EventBatch();
        live.IsCommitting = true;
        var writes = batch.Extra ?? new JournalWrites();
        if (!live.IsVolatile)
        {
            if (batch.HasNewRecord) writes.Put(live.Record);
            foreach (var e in batch.Events) writes.Put(live.Arn, e);
        }

        if (writes.IsEmpty) Act(live, batch, live.Record);
        else _ = CommitAsync(live, batch, live.Record, writes);
    }

    private async Task CommitAsync(LiveExecution live, EventBatch batch, ExecutionRecord record, JournalWrites writes)
    {
        try
        {
            await journal.CommitAsync(writes);
        }
        catch (Exception e)
        {
            lock (live.Guard)
            {
                live.IsLost = true;
                foreach (var (receipt, _) in batch.Receipts) receipt.TrySetException(e);
                foreach (var (receipt, _) in live.Pending.Receipts) receipt.TrySetException(e);
            }

            lost.Add(live, e);
            return;
        }

        lock (live.Guard) Act(live, batch, record);
    }

    /// <summary>What was decided is durable: now others may know, and the commands are performed. Under the execution's guard.</summary>
    private void Act(LiveExecution live, EventBatch batch, ExecutionRecord record)
    {
        live.IsCommitting = false;
        if (batch.HasNewRecord) registry.Set(record);
        live.Begun.TrySetResult();
        foreach (var (receipt, counted) in batch.Receipts) receipt.TrySetResult(counted);
        if (batch.Events.Count > 0)
        {
            foreach (var observer in observers) observer.Observe(live, record, batch.Events);
        }

        foreach (var command in batch.Commands) Perform(live, command);
        if (record.Status != ExecutionStatus.Running && live.Pending.Events.Count == 0) End(live, record);
        if (!live.Pending.IsEmpty) Commit(live);
        if (live.HasMore || live.HasLetters) lives.Enqueue(live);
    }

    private void Perform(LiveExecution live, ExecutionCommand command)
    {
        foreach (var performer in performers) performer.Perform(live, command);
    }

    private void End(LiveExecution live, ExecutionRecord record)
    {
        lives.Remove(live);
        live.Ended.TrySetResult(record);
        // What came too late to be read has still been received.
        while (live.TryTake(out var letter)) letter.Receipt?.TrySetResult(false);
    }
}
