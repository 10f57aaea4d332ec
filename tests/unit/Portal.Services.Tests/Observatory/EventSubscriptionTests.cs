using Portal.Services.Observatory;
using Portal.Services.Observatory.Live;
using Portal.Services.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class EventSubscriptionTests
{
    private readonly FakeTimeProvider time = new();
    private readonly EventFeed feed;

    public EventSubscriptionTests() => feed = new(time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batches_ComeNewestFirst_AndNotFasterThanAPageShows()
    {
        await using var subscription = feed.Register(new());
        subscription.Snapshot = new([Event(1), Event(2)], null);
        await using var batches = subscription.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        Publish(2, 3, 4);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal([4, 3], batches.Current.Events.Select(e => e.Sequence));

        var next = batches.MoveNextAsync();
        Publish(5);
        Assert.False(next.IsCompleted);
        time.Advance(EventSubscription.Pause);
        Assert.True(await next);
        Assert.Equal([5], batches.Current.Events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task PageThatIsTooSlow_GetsTheNewest_AndIsToldHowManyItMissed()
    {
        await using var subscription = feed.Register(new() { Source = "shop" });
        await using var batches = subscription.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        Publish([.. Enumerable.Range(1, EventSubscription.Capacity + 70).Select(n => (long)n)]);
        feed.Publish([(Event(9999) with { Source = "office" }, "{}")]);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal((EventSubscription.Capacity, 70), (batches.Current.Events.Count, batches.Current.Skipped));
        Assert.Equal(EventSubscription.Capacity + 70, batches.Current.Events[0].Sequence);
    }

    [Fact]
    public async Task Words_AreLookedForAsTheStoreDoes()
    {
        await using var subscription = feed.Register(new() { Text = "zoe mul" });
        await using var batches = subscription.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        feed.Publish([(Event(1), """{"detail":{"name":"Zo\u00eb Klein"}}"""), (Event(2), """{"detail":{"name":"Zo\u00eb M\u00fcller"}}""")]);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal([2], batches.Current.Events.Select(e => e.Sequence));
    }

    private static RecordedEvent Event(long sequence) => new(sequence, "sandbox", "orders", $"e{sequence}", "shop", "Placed", "111122223333", "eu-central-1", TestEvents.Time, TestEvents.Time);

    private void Publish(params IReadOnlyList<long> sequences) => feed.Publish([.. sequences.Select(s => (Event(s), "{}"))]);
}
