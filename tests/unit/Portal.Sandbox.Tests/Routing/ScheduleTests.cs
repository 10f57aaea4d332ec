using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.Schedules;
using Portal.Sandbox.Events;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Routing;

public sealed class ScheduleTests
{
    public static TheoryData<string> Cases()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Routing", "Cases", "schedules.json"));
        return [.. ((DataArray)DataValue.Parse(text)).Select(c => c.ToJson())];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NextAfter_Case_IsAsThePageSays(string json)
    {
        var given = (DataObject)DataValue.Parse(json);
        var schedule = Schedule.TryParse(given.GetString("expression")!);
        if (given.Contains("invalid"))
        {
            Assert.Null(schedule);
            return;
        }

        Assert.NotNull(schedule);
        var since = Time(given.GetString("after")!);
        DateTimeOffset? at = since;
        foreach (var expected in given.GetArray("next")!)
        {
            at = schedule.NextAfter(at!.Value, since);
            Assert.Equal(expected is DataString text ? Time(text.Value) : null, at);
        }
    }

    [Fact]
    public async Task Rate_FiresAtItsTimesAndNotOnceItIsDisabled()
    {
        await using var bench = await EventBench.StartAsync();
        var bus = new BusReference(EventBench.Scope, EventBus.DefaultName);
        var rule = await bench.Get<Rules>().PutAsync(bus, "tick", _ => new Rule(EventBench.Scope, bus.Name, "tick") { ScheduleExpression = "rate(5 minutes)", Since = bench.Time.GetUtcNow() }, TestContext.Current.CancellationToken);
        await bench.Get<RuleTargets>().PutAsync(rule, [Target.FromData((DataObject)DataValue.Parse("""{"Id": "t", "Arn": "arn:aws:sqs:us-east-1:111122223333:q"}"""))], TestContext.Current.CancellationToken);

        bench.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(bench.Queues.Sent);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await EventBench.EventuallyAsync(() => bench.Queues.Sent.Count == 1);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        await EventBench.EventuallyAsync(() => bench.Queues.Sent.Count == 2);

        var body = (DataObject)DataValue.Parse(bench.Queues.Sent.First().Message.Body);
        Assert.Equal(("aws.events", "Scheduled Event", "2026-01-31T12:05:00Z"), (body.GetString("source"), body.GetString("detail-type"), body.GetString("time")));
        Assert.Equal([rule.Arn], body.GetArray("resources")!.Cast<DataString>().Select(r => r.Value));

        await bench.Get<Rules>().UpdateAsync(bus, "tick", r => r with { State = Rule.Disabled }, TestContext.Current.CancellationToken);
        bench.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(2, bench.Queues.Sent.Count);
    }

    [Fact]
    public async Task Restart_ScheduledRule_FiresAtItsNextTimeAndMakesUpForNone()
    {
        var journal = new InMemoryJournal();
        var bus = new BusReference(EventBench.Scope, EventBus.DefaultName);
        await using (var first = await EventBench.StartAsync(journal))
        {
            var rule = await first.Get<Rules>().PutAsync(bus, "daily", _ => new Rule(EventBench.Scope, bus.Name, "daily") { ScheduleExpression = "cron(0 10 * * ? *)", Since = first.Time.GetUtcNow() }, TestContext.Current.CancellationToken);
            await first.Get<RuleTargets>().PutAsync(rule, [Target.FromData((DataObject)DataValue.Parse("""{"Id": "t", "Arn": "arn:aws:sqs:us-east-1:111122223333:q"}"""))], TestContext.Current.CancellationToken);
        }

        await using var second = await EventBench.StartAsync(journal, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Time("2026-02-05T12:00:00Z")));
        second.Time.Advance(TimeSpan.FromHours(21));
        Assert.Empty(second.Queues.Sent);
        second.Time.Advance(TimeSpan.FromHours(1));
        await EventBench.EventuallyAsync(() => second.Queues.Sent.Count == 1);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
