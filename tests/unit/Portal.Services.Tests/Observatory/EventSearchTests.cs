using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class EventSearchTests : IAsyncDisposable
{
    private readonly ServicesFixture fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private IObservedEvents Events => fixture.Get<IObservedEvents>();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Filters_AddUp()
    {
        await RecordAsync(
            Event("e1", "orders", "shop", "Placed", """{"order":{"id":7,"code":"A-7"},"note":"Zoë Müller's first"}"""),
            Event("e2", "orders", "shop", "Shipped", """{"order":{"id":7},"note":"second"}""") with { Account = "222233334444" },
            Event("e3", "limits", "shop", "Placed", """{"order":{"id":8},"line\nbreak":["new\nline"]}""") with { Origin = new("arn:x:1", "arn:m") },
            Event("e4", "orders", "office", "Placed", """{"order":{"id":70}}""") with { Connection = "other" });

        await FindsAsync(new(), "e4", "e3", "e2", "e1");
        await FindsAsync(new() { Connection = "sandbox" }, "e3", "e2", "e1");
        await FindsAsync(new() { EventBusName = "orders" }, "e4", "e2", "e1");
        await FindsAsync(new() { Connection = "sandbox", EventBusName = "orders", DetailType = "Placed" }, "e1");
        await FindsAsync(new() { Source = "office" }, "e4");
        await FindsAsync(new() { Account = "222233334444" }, "e2");
        await FindsAsync(new() { ExecutionArn = "arn:x:1" }, "e3");
        await FindsAsync(new() { Text = "muller zoe" }, "e1");
        await FindsAsync(new() { Text = "MÜL" }, "e1");
        await FindsAsync(new() { Text = "MÜL " });
        await FindsAsync(new() { Text = "line break " }, "e3");
        await FindsAsync(new() { Text = "shop order", EventBusName = "limits" }, "e3");
        await FindsAsync(new() { Path = "$.detail.order.id = 7" }, "e2", "e1");
        await FindsAsync(new() { Path = "$.detail.order.code = A-7" }, "e1");
        await FindsAsync(new() { Path = "$.detail.order.code" }, "e1");
        await FindsAsync(new() { Pattern = """{"source":["shop"],"detail":{"order":{"id":[{"numeric":[">",7]}]}}}""" }, "e3");
        await FindsAsync(new() { Pattern = """{"detail":{"note":[{"prefix":"Zo"},"second"]}}""" }, "e2", "e1");
        await FindsAsync(new() { Pattern = """{"$or":[{"detail":{"order":{"code":["A-7"]}}},{"source":["office"]}]}""" }, "e4", "e1");
        await FindsAsync(new() { Pattern = """{"detail":{"order":{"code":[{"exists":false}]}},"source":["shop"]}""" }, "e3", "e2");
    }

    [Fact]
    public async Task TimeRange_KeepsTheOrderOfRecording()
    {
        var late = Event("late", "orders", "shop", "Placed", "{}") with { Time = fixture.Time.GetUtcNow().AddDays(-2) };
        await RecordAsync(Event("e1", "orders", "shop", "Placed", "{}") with { Time = fixture.Time.GetUtcNow().AddHours(-1) });
        await RecordAsync(late);
        await RecordAsync(Event("e2", "orders", "shop", "Placed", "{}"));
        await FindsAsync(new() { From = late.Time.AddHours(-1), To = fixture.Time.GetUtcNow().AddMinutes(-1) }, "late", "e1");
        await FindsAsync(new() { From = late.Time.AddHours(1), Text = "shop " }, "e2", "e1");
        await FindsAsync(new() { To = late.Time });
    }

    [Fact]
    public async Task EventThatComesTwice_IsThereOnce()
    {
        var first = Event("e1", "orders", "shop", "Placed", """{"n":1}""");
        await RecordAsync(first, first);
        await RecordAsync(first, Event("e1", "limits", "shop", "Placed", """{"n":1}"""));
        await FindsAsync(new(), "e1", "e1");
        var counts = (await Events.CountAsync(new() { Connection = "sandbox" }, TimeSpan.FromMinutes(1), Cancel)).Value!;
        Assert.Equal(2, counts.Sum(c => c.Count));
    }

    [Fact]
    public async Task Pages_FollowOneAnother_WithoutGapOrDouble()
    {
        await RecordAsync([.. Enumerable.Range(1, 25).Select(n => Event($"e{n}", n % 2 == 0 ? "even" : "odd", "shop", "Placed", $$"""{"n":{{n}}}"""))]);
        foreach (var query in (EventQuery[])[new() { EventBusName = "odd", PageSize = 4 }, new() { Text = "shop", EventBusName = "odd", PageSize = 4 }, new() { Pattern = """{"detail":{"n":[{"numeric":[">",0]}]}}""", EventBusName = "odd", PageSize = 4 }])
        {
            var seen = new List<string>();
            for (var page = (await Events.QueryAsync(query, Cancel)).Value!; ; page = (await Events.QueryAsync(query with { NextToken = page.NextToken }, Cancel)).Value!)
            {
                seen.AddRange(page.Items.Select(e => e.EventId));
                if (page.NextToken is null) break;
                Assert.Equal(4, page.Items.Count);
            }

            Assert.Equal(Enumerable.Range(0, 13).Select(n => $"e{25 - (n * 2)}"), seen);
        }
    }

    [Fact]
    public async Task Search_OfALongStore_SaysHowFarItCame_AndGoesOn()
    {
        await RecordAsync([.. Enumerable.Range(1, 1200).Select(n => Event($"e{n}", "orders", "shop", "Placed", $$"""{"n":{{n}}}""") with { Time = fixture.Time.GetUtcNow().AddSeconds(n) })]);
        fixture.Time.AutoAdvanceAmount = EventScan.Longest * 2;
        var query = new EventQuery { Pattern = """{"detail":{"n":[{"numeric":["<",3]}]}}""" };
        var (pages, seen, reached) = (0, new List<string>(), DateTimeOffset.MaxValue);
        for (var page = (await Events.QueryAsync(query, Cancel)).Value!; ; page = (await Events.QueryAsync(query with { NextToken = page.NextToken }, Cancel)).Value!)
        {
            pages++;
            seen.AddRange(page.Items.Select(e => e.EventId));
            if (page.NextToken is null) break;
            Assert.True(page.ScannedTo < reached);
            reached = page.ScannedTo!.Value;
        }

        Assert.Equal((3, "e2 e1"), (pages, string.Join(' ', seen)));
        fixture.Time.AutoAdvanceAmount = EventScan.Longest * 2;
        var series = (await Events.SeriesAsync(query, TimeSpan.FromHours(1), Cancel)).Value!;
        Assert.NotNull(series.CountedTo);
        fixture.Time.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.Null((await Events.SeriesAsync(query, TimeSpan.FromHours(1), Cancel)).Value!.CountedTo);
    }

    [Fact]
    public async Task Counts_OfMinutesAndHours_AgreeWithTheEvents()
    {
        await RecordAsync([.. Enumerable.Range(0, 180).Select(n => Event($"e{n}", "orders", n % 3 == 0 ? "shop" : "office", "Placed", "{}") with { Time = fixture.Time.GetUtcNow().AddMinutes(-n) })]);
        var (from, to) = (fixture.Time.GetUtcNow().AddHours(-2), fixture.Time.GetUtcNow());
        var minutes = (await Events.SeriesAsync(new() { Connection = "sandbox", Source = "shop", From = from, To = to }, TimeSpan.FromMinutes(15), Cancel)).Value!;
        Assert.Equal((40, 8), ((int)minutes.Counts.Sum(c => c.Count), minutes.Counts.Count));
        var hours = (await Events.SeriesAsync(new() { Connection = "sandbox", From = from, To = to }, TimeSpan.FromHours(1), Cancel)).Value!;
        Assert.Equal([60, 60], hours.Counts.Select(c => c.Count));
        var words = (await Events.SeriesAsync(new() { Text = "shop ", From = from, To = to }, TimeSpan.FromMinutes(15), Cancel)).Value!;
        Assert.Equal(minutes.Counts, words.Counts);
        Assert.Equal(["office", "shop"], (await Events.FacetsAsync("sandbox", Cancel)).Value!.Sources);
    }

    [Theory]
    [InlineData("""{"source":[]}""", null)]
    [InlineData(null, "$.detail[")]
    public async Task QueryThatCannotBeRead_IsRefused(string? pattern, string? path) =>
        Assert.Equal(AwsErrorKind.Invalid, (await Events.QueryAsync(new() { Pattern = pattern, Path = path }, Cancel)).Error?.Kind);

    private async Task FindsAsync(EventQuery query, params string[] ids)
    {
        var page = (await Events.QueryAsync(query, Cancel)).Value!;
        Assert.Equal(ids, page.Items.Select(e => e.EventId));
        Assert.Null(page.NextToken);
    }

    private Task RecordAsync(params IReadOnlyList<TappedEvent> events) => fixture.Get<IPortalDatabase>().WriteAsync((c, t) =>
        fixture.Get<EventStore>().Insert(c, t, events, fixture.Time.GetUtcNow()).Count, Cancel);

    private TappedEvent Event(string id, string bus, string source, string type, string detail)
    {
        var envelope = new DataObjectBuilder { ["id"] = id, ["source"] = source, ["detail-type"] = type, ["detail"] = DataValue.Parse(detail) }.Build().ToJson();
        return new("sandbox", bus, id, source, type, "111122223333", "eu-central-1", fixture.Time.GetUtcNow(), envelope, detail);
    }
}
