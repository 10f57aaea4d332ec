using Microsoft.Extensions.Logging;
using Portal.Languages.Schedules;
using Portal.Sandbox.Events;

namespace Portal.Sandbox.Routing.Schedules;

/// <summary>Fires the rules that have a schedule. Times that pass while the sandbox is not running are not made up for.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html</remarks>
internal sealed class ScheduleWorker : IDisposable
{
    /// <summary>Timers cannot wait longer than about 49 days; this wakes up in between and looks again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Rules rules;
    private readonly EventBuses buses;
    private readonly IDeliveries deliveries;
    private readonly TimeProvider time;
    private readonly ILogger<ScheduleWorker> log;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Due, Rule Rule)> next = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public ScheduleWorker(Rules rules, EventBuses buses, IDeliveries deliveries, TimeProvider time, ILogger<ScheduleWorker> log)
    {
        (this.rules, this.buses, this.deliveries, this.time, this.log) = (rules, buses, deliveries, time, log);
        timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Begin()
    {
        rules.SchedulesChanged += Plan;
        Plan();
    }

    public async Task EndAsync()
    {
        rules.SchedulesChanged -= Plan;
        await stop.CancelAsync();
        await timer.DisposeAsync();
        await running;
    }

    public void Dispose()
    {
        timer.Dispose();
        stop.Dispose();
    }

    /// <summary>Takes up what changed; rules that are the same keep their next time.</summary>
    private void Plan()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var scheduled = rules.Scheduled();
            foreach (var gone in next.Keys.Except(scheduled.Select(r => r.Arn), StringComparer.Ordinal).ToList()) next.Remove(gone);
            foreach (var rule in scheduled)
            {
                if (next.TryGetValue(rule.Arn, out var planned) && ReferenceEquals(planned.Rule, rule)) continue;
                Set(rule, now);
            }

            Arm(now);
        }
    }

    private void Tick()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var (due, rule) in next.Values.Where(n => n.Due <= now).OrderBy(n => n.Due).ToList())
            {
                // One after the other: a tick that comes while deliveries are under way waits behind them.
                running = FireAsync(running, rule, due);
                Set(rule, now);
            }

            Arm(now);
        }
    }

    private void Set(Rule rule, DateTimeOffset now)
    {
        if (Schedule.TryParse(rule.ScheduleExpression!)?.NextAfter(now, rule.Since) is { } due) next[rule.Arn] = (due, rule);
        else next.Remove(rule.Arn);
    }

    private void Arm(DateTimeOffset now)
    {
        if (stop.IsCancellationRequested) return;
        var wait = next.Count == 0 ? Timeout.InfiniteTimeSpan : next.Values.Min(n => n.Due) - now;
        if (next.Count > 0) wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task FireAsync(Task before, Rule rule, DateTimeOffset due)
    {
        await before;
        if (stop.IsCancellationRequested || buses.Find(rule.Scope, rule.BusName) is not { } bus) return;
        var sender = new EventSender(rule.Scope, ServiceSource: true);
        var entry = new EventEntry { Source = "aws.events", DetailType = "Scheduled Event", Detail = "{}", Resources = [rule.Arn], Time = due };
        var id = Guid.NewGuid().ToString();
        var fired = new AcceptedEvent(bus, id, EventEnvelope.Write(id, sender, entry, "{}"u8, due), time.GetUtcNow())
        {
            CallerAccount = rule.Scope.AccountId,
            Source = entry.Source,
            DetailType = entry.DetailType,
        };
        try
        {
            await deliveries.DeliverAsync([new MatchedEvent(fired, [rule])], stop.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogError(e, "The schedule of {Rule} could not be delivered", rule.Arn);
        }
        catch (OperationCanceledException)
        {
            // The sandbox stops.
        }
    }
}
