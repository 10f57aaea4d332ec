using Portal.Services.Observatory;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class RetentionTests : IAsyncDisposable
{
    private ServicesFixture? fixture;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (fixture is not null) await fixture.DisposeAsync();
    }

    [Fact]
    public async Task WhatIsTooOld_Goes_AndTheRestStays()
    {
        fixture = new(o => o.Retention.MaxAge = TimeSpan.FromDays(7));
        await RecordAsync(0, 2500);
        fixture.Time.Advance(TimeSpan.FromDays(5));
        await RecordAsync(2500, 700);
        fixture.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2500, await RemoveAsync());
        Assert.Equal(0, await RemoveAsync());
        Assert.Equal(700, await CountAsync(new() { Text = "shop " }));
        Assert.Equal(700, await CountAsync(new() { Pattern = """{"source":["shop"]}""" }));
    }

    [Fact]
    public async Task WhatIsTooMany_Goes_OldestFirst()
    {
        fixture = new(o => o.Retention.MaxEvents = 1000);
        await RecordAsync(0, 3400);
        Assert.Equal(2400, await RemoveAsync());
        var oldest = (await fixture.Get<IObservedEvents>().QueryAsync(new() { PageSize = 500, NextToken = (3400 - 499).ToString(System.Globalization.CultureInfo.InvariantCulture) }, Cancel)).Value!.Items[^1];
        Assert.Equal("e2400", oldest.EventId);
        await RecordAsync(3400, 10);
        Assert.Equal(10, await RemoveAsync());
    }

    [Fact]
    public async Task WhatIsTooLarge_Goes_OldestFirst()
    {
        var size = System.Text.Encoding.UTF8.GetByteCount(TestEvents.New("e1000").Envelope);
        fixture = new(o => o.Retention.MaxBytes = 100 * size);
        await RecordAsync(1000, 150);
        Assert.Equal(50, await RemoveAsync());
        Assert.Equal(0, await RemoveAsync());
        Assert.Equal(100, await CountAsync(new()));
    }

    [Fact]
    public async Task LargeStore_LosesWholeBlocksOfWords()
    {
        fixture = new(o => o.Retention.MaxEvents = 10);
        for (var at = 0; at < 34_000; at += 2000) await RecordAsync(at, 2000);
        Assert.Equal(33_990, await RemoveAsync());
        Assert.Equal(10, await CountAsync(new() { Text = "shop " }));
        Assert.Equal(10, await CountAsync(new() { From = DateTimeOffset.UnixEpoch }));
    }

    private Task<long> RemoveAsync() => fixture!.Worker<RetentionWorker>().RemoveAsync(Cancel);

    private async Task<int> CountAsync(EventQuery query)
    {
        var count = 0;
        for (string? token = null; ;)
        {
            var page = (await fixture!.Get<IObservedEvents>().QueryAsync(query with { PageSize = 500, NextToken = token }, Cancel)).Value!;
            count += page.Items.Count;
            if (page.NextToken is null) return count;
            token = page.NextToken;
        }
    }

    private Task RecordAsync(int first, int count) => fixture!.Get<IPortalDatabase>().WriteAsync((c, t) =>
        fixture.Get<EventStore>().Insert(c, t, [.. Enumerable.Range(first, count).Select(n => TestEvents.New($"e{n}"))], fixture.Time.GetUtcNow()).Count, Cancel);
}
