using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events.Archives;

/// <summary>Runs replays: page by page, at a measured pace, and after a restart from where they stood.</summary>
internal sealed class ReplayWorker(Replays replays, ArchivedEvents events, EventBuses buses, EventIngress ingress, TimeProvider time, ILogger<ReplayWorker> log) : IDisposable
{
    private const int PageSize = 100;

    /// <summary>A replay can be cancelled before its first event: on AWS it takes minutes to start.</summary>
    private static readonly TimeSpan StartDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Between pages: live events must find their way beside a replay.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();

    public void Begin()
    {
        replays.Started += Run;
        foreach (var replay in replays.UnderWay) Run(replay);
    }

    public async Task EndAsync()
    {
        replays.Started -= Run;
        await stop.CancelAsync();
        await Task.WhenAll(running.Values);
    }

    public void Dispose() => stop.Dispose();

    private void Run(Replay replay) => running[replay.Arn] = RunAsync(replay);

    private async Task RunAsync(Replay replay)
    {
        try
        {
            await Task.Delay(StartDelay, time, stop.Token);
            while (await StepAsync(replay.Arn)) await Task.Delay(Pause, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It goes on at the next start.
        }
        catch (Exception e)
        {
            log.LogError(e, "Replay {Replay} failed", replay.Arn);
            await FailAsync(replay.Arn, e.Message);
        }
        finally
        {
            running.TryRemove(replay.Arn, out _);
        }
    }

    /// <summary>One page; false at the end.</summary>
    private async Task<bool> StepAsync(string arn)
    {
        var replay = replays.FindArn(arn)!;
        if (replay.State == Replay.Cancelling)
        {
            await replays.AdvanceAsync(arn, r => r with { State = Replay.Cancelled, EndedAt = time.GetUtcNow() }, stop.Token);
            return false;
        }

        if (!Arn.TryParse(replay.Destination.GetString("Arn"), out var destination) || buses.Find(destination.Scope, BusReference.Parse(replay.Scope, destination.ToString()).Name) is not { } bus)
        {
            await FailAsync(arn, "The event bus no longer exists.");
            return false;
        }

        var rows = events.Read(replay.ArchiveArn, Math.Max(replay.Position, replay.From.UtcTicks), PageSize);
        var page = rows.TakeWhile(r => r.Ordinal < replay.To.UtcTicks).ToList();
        await ingress.TakeAsync([.. page.Select(r => Replayed(replay, bus, r))], stop.Token);
        var ended = page.Count < PageSize;
        await replays.AdvanceAsync(arn, r => r with
        {
            State = r.State == Replay.Cancelling ? r.State : ended ? Replay.Completed : Replay.Running,
            EndedAt = ended ? time.GetUtcNow() : null,
            LastEventAt = page.Count > 0 ? new DateTimeOffset(page[^1].Ordinal, TimeSpan.Zero) : r.LastEventAt,
            Position = page.Count > 0 ? page[^1].Ordinal + 1 : r.Position,
        }, stop.Token);
        return !ended || replays.FindArn(arn)!.State == Replay.Cancelling;
    }

    private AcceptedEvent Replayed(Replay replay, EventBus bus, JournalRow row)
    {
        var envelope = ((DataObject)DataValue.Parse(row.Value)).With("replay-name", replay.Name);
        var rules = replay.Destination.GetArray("FilterArns");
        return new AcceptedEvent(bus, envelope.GetString("id")!, envelope.ToUtf8(), time.GetUtcNow())
        {
            CallerAccount = envelope.GetString("account")!,
            Source = envelope.GetString("source"),
            DetailType = envelope.GetString("detail-type"),
            ReplayName = replay.Name,
            OnlyRules = rules is { Count: > 0 } ? rules.OfType<DataString>().Select(r => r.Value).ToHashSet(StringComparer.Ordinal) : null,
        };
    }

    private async Task FailAsync(string arn, string reason)
    {
        try
        {
            await replays.AdvanceAsync(arn, r => r with { State = Replay.Failed, StateReason = reason, EndedAt = time.GetUtcNow() }, stop.Token);
        }
        catch (Exception e)
        {
            log.LogError(e, "The end of replay {Replay} could not be recorded", arn);
        }
    }
}
