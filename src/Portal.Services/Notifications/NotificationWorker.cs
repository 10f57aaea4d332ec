using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Asking;
using Portal.Services.Approvals.Store;
using Portal.Services.Store;

namespace Portal.Services.Notifications;

/// <summary>Writes the notes that are due into the outbox and sends what is in it, again and again until it is taken or given up.</summary>
internal sealed class NotificationWorker(ChannelRegistry channels, NotificationStore outbox, WaitStore waits, QuestionReader questions, WaitSignals signals, TimeProvider time, ILogger<NotificationWorker> log)
    : BackgroundService
{
    internal const int MostTries = 8;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channels.All.Count == 0) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before the waits are read, so that no change falls between.
            var change = signals.NextChange();
            try
            {
                await PlanAsync(stoppingToken);
                while (await SendOneAsync(stoppingToken))
                {
                }

                await WaitSignals.WaitAsync(change, LongestPause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Notifications could not be looked after; tried again");
                await Task.Delay(LongestPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Adds what is due and not in the outbox yet.</summary>
    internal async Task PlanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await outbox.KnownAsync(cancellationToken);
        var planned = new List<PlannedNote>();
        foreach (var row in (await waits.ListAsync(new WaitQuery(), cancellationToken)).Where(r => r.Status == WaitStatuses.Pending))
        {
            var group = questions.Heading(row, null).Group;
            foreach (var channel in channels.All.Where(c => c.Wants(group)))
            {
                foreach (var (percent, skip) in ReminderPlan.Due(row.Since_Us.FromStore(), row.Deadline_Us?.FromStore(), now))
                {
                    var kind = percent == 0 ? "opened" : percent.ToString(CultureInfo.InvariantCulture);
                    var key = $"{row.Id}-{kind}";
                    if (!known.Contains($"{key}|{channel.Name}")) planned.Add(new(key, channel.Name, row.Id, kind, skip));
                }
            }
        }

        if (planned.Count > 0) await outbox.AddAsync(planned, now, cancellationToken);
    }

    /// <returns>False where nothing is due.</returns>
    internal async Task<bool> SendOneAsync(CancellationToken cancellationToken)
    {
        if (await outbox.TakeAsync(time.GetUtcNow(), cancellationToken) is not { } note) return false;
        var channel = channels.All.FirstOrDefault(c => string.Equals(c.Name, note.Channel, StringComparison.OrdinalIgnoreCase));
        var row = await waits.FindAsync(note.WaitId, cancellationToken);
        if (channel is null || row is not { Status: WaitStatuses.Pending })
        {
            // Nobody needs to be told any more.
            await outbox.FinishAsync(note, "obsolete", null, time.GetUtcNow());
            return true;
        }

        try
        {
            await channel.SendAsync(Write(note, row), cancellationToken);
            await outbox.FinishAsync(note, "sent", null, time.GetUtcNow());
        }
        catch (NotificationException e)
        {
            await FailedAsync(note, e.Message);
        }

        return true;
    }

    private async Task FailedAsync(TakenNote note, string problem)
    {
        var tries = note.Tries + 1;
        if (tries >= MostTries)
        {
            log.LogError("A notification of wait {Wait} to {Channel} is given up after {Tries} tries: {Problem}", note.WaitId, note.Channel, tries, problem);
            await outbox.FinishAsync(note, "failed", problem, time.GetUtcNow());
            return;
        }

        var backoff = TimeSpan.FromSeconds(Math.Min(15 * Math.Pow(2, tries - 1), LongestBackoff.TotalSeconds));
        await outbox.AgainAsync(note, problem, time.GetUtcNow() + backoff);
    }

    private Note Write(TakenNote note, WaitRow row)
    {
        var (title, group) = questions.Heading(row, row.Payload);
        var percent = note.Kind == "opened" ? 0 : int.Parse(note.Kind, CultureInfo.InvariantCulture);
        return new(note.NoteKey, percent, title, group, row.State_Machine_Arn[(row.State_Machine_Arn.LastIndexOf(':') + 1)..], row.State_Name, row.Connection, row.Since_Us.FromStore(),
            row.Deadline_Us?.FromStore(), ApprovalLink.For(channels.PublicUrl!, row.Id, row.Connection));
    }
}
