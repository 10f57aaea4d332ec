using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Pages.Events;
using Portal.Services.Aws;
using Portal.Services.Observatory;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class EventsPageTests : PageContext
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Page_Nothing_SaysWhy_AndWhatFilledIt()
    {
        var page = Open<EventsPage>("/events");
        Assert.Contains("Nothing recorded yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No recorded event fits", Open<EventsPage>("/events?type=Nothing").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_StoreRefuses_ShowsItsWords_AndTriesAgain()
    {
        Fakes.ObservedEvents.Error = AwsError.Invalid("The pattern is no JSON.");
        var page = Open<EventsPage>("/events?pattern=%7B");
        Assert.Contains("The pattern is no JSON.", page.Markup, StringComparison.Ordinal);
        Fakes.ObservedEvents.Error = null;
        page.FindAll("button").First(b => b.TextContent.Contains("Try again", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Contains("No recorded event fits", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_EveryFilterInTheAddress_IsAskedFor()
    {
        Open<EventsPage>("/events?q=ada&bus=orders&source=s&type=t&account=1&path=%24.detail.a%20%3D%201&pattern=%7B%7D&execution=arn&from=2026-11-22T07:00:00Z&to=2026-11-22T08:00:00Z");
        Assert.Equal(new EventQuery
        {
            Connection = "sandbox", Text = "ada", EventBusName = "orders", Source = "s", DetailType = "t", Account = "1", Path = "$.detail.a = 1", Pattern = "{}", ExecutionArn = "arn",
            From = Samples.Now.AddHours(-1), To = Samples.Now, PageSize = 200,
        }, Fakes.ObservedEvents.Asked);
        Open<EventsPage>("/events?since=15m");
        Assert.Equal(Samples.Now.AddMinutes(-15), Fakes.ObservedEvents.Asked!.From);
    }

    [Fact]
    public void Page_Live_ShowsWhatComes_AndSaysWhatItLeftOut()
    {
        var page = Open<EventsPage>("/events");
        Fakes.ObservedEvents.Arrive(0, FakeObservedEvents.Event(1), FakeObservedEvents.Event(2, "Order paid"));
        page.WaitForAssertion(() => Assert.Equal(["Order paid", "Order placed"], Types(page)));
        Assert.Empty(page.FindAll(".notice"));
        Fakes.ObservedEvents.Arrive(4100, FakeObservedEvents.Event(3));
        page.WaitForAssertion(() => Assert.Contains("4,100 more are in the store", page.Find(".notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Pause_CountsWhatComes_AndLosesNothing()
    {
        Fakes.ObservedEvents.Add(FakeObservedEvents.Event(1));
        var page = Open<EventsPage>("/events");
        page.Find("[data-testid=pause]").Click();
        Fakes.ObservedEvents.Arrive(0, FakeObservedEvents.Event(2, "Order paid"));
        page.WaitForAssertion(() => Assert.Contains("Resume (1 new)", page.Find("[data-testid=pause]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Order placed"], Types(page));
        page.Find("[data-testid=pause]").Click();
        page.WaitForAssertion(() => Assert.Equal(["Order paid", "Order placed"], Types(page)));
    }

    [Fact]
    public async Task Filter_Chosen_GoesIntoTheAddress_AndOutAgain()
    {
        var page = Open<EventsPage>("/events?path=%24.detail.a%20%3D%201");
        page.FindAll("select")[2].Change("Order paid");
        page.WaitForAssertion(() => Assert.Contains("type=Order", Address, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".chip button").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain("path=", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_FromTheAddress_ShowsTheEvent_AndFiltersFromIt()
    {
        Fakes.ObservedEvents.Add(FakeObservedEvents.Event(7));
        var page = Open<EventsPage>($"/events?event={FakeObservedEvents.Event(7).EventId}");
        Assert.Contains("order", page.Find("[data-testid=preview] .tree").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=preview] button[title='Only this source']").Click();
        page.WaitForAssertion(() => Assert.Contains("source=com.example.orders", Address, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("[data-testid=preview] button[title='Close (x)']").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain("event=", Address, StringComparison.Ordinal));
    }

    [Fact]
    public void View_Saved_IsListed_WithItsFilter()
    {
        var page = Open<EventsPage>("/events?type=Order%20paid");
        page.FindAll("button").First(b => b.TextContent.Contains("Save this filter", StringComparison.Ordinal)).Click();
        page.Find("[data-testid=view-name]").Input("Paid");
        page.Find("[data-testid=save-view]").Click();
        Assert.Equal(("Paid", "type=Order%20paid"), (Fakes.Views.All[0].Name, Fakes.Views.All[0].Query));
        page.WaitForAssertion(() => Assert.Equal("/events?type=Order%20paid", page.FindAll("a.item").First(a => a.TextContent.Contains("Paid", StringComparison.Ordinal)).GetAttribute("href")));
    }

    [Fact]
    public void Failures_WhereABusWritesALog_AreAChartOfTheirOwn()
    {
        Fakes.ObservedEvents.Add(FakeObservedEvents.Event(1));
        Assert.Single(Open<EventsPage>("/events").FindAll("figure"));
        Fakes.ObservedEvents.Failures = [new(Samples.Now, "orders", "lost", 3)];
        Assert.Equal(2, Open<EventsPage>("/events").FindAll("figure").Count);
    }

    [Fact]
    public void Feed_Huge_IsRenderedInPart_AndGoesOnBeyondOneWindow()
    {
        var feed = new EventFeed();
        feed.Begin(new([.. Enumerable.Range(0, EventFeed.MostShown).Select(i => FakeObservedEvents.Event(100_000 - i))], "more"));
        feed.Append(new([FakeObservedEvents.Event(5)], null));
        Assert.Equal((1, true), (feed.Events.Count, feed.IsMoved));
        feed.Take(new([FakeObservedEvents.Event(200_000)], 0), held: false);
        Assert.Equal((1, 1L), (feed.Events.Count, feed.Waiting));
        Assert.False(feed.Resume());
        for (var i = 0; i < 3000; i++) Fakes.ObservedEvents.Add(FakeObservedEvents.Event(i));
        Assert.InRange(Open<EventsPage>("/events").FindAll("tr[data-row]").Count, 0, 200);
    }

    [Fact]
    public void Feed_PausedLongerThanAWindow_IsReadAfresh()
    {
        var feed = new EventFeed();
        feed.Begin(Page<RecordedEvent>.Empty);
        feed.Take(new([.. Enumerable.Range(0, EventFeed.MostShown + 10).Select(i => FakeObservedEvents.Event(i))], 0), held: true);
        Assert.Equal(EventFeed.MostShown + 10, feed.Waiting);
        Assert.False(feed.Resume());
    }

    private static List<string> Types(IRenderedComponent<EventsPage> page) => [.. page.FindAll("tbody .what .strong").Select(a => a.TextContent)];
}
