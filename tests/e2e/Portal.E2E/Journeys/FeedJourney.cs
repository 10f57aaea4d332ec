using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>The feed: filtered, with the filter in the address; paused without loss; and with the keyboard alone.</summary>
[Collection(JourneyCollection.Name)]
public sealed partial class FeedJourney(SharedPortal shared)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_AreInTheAddress_AndThereAfterAReload()
    {
        await SendAsync("Filter one");
        await SendAsync("Filter two");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/events?q=%22Filter%22");
        await Expect(Rows(page).First).ToBeVisibleAsync();
        await visitor.GoAsync("/events");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" }).SelectOptionAsync("Feed tested");
        await Expect(page).ToHaveURLAsync(TypeInAddress());
        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await page.GetByLabel("Field and value").FillAsync("$.detail.name = \"Filter two\"");
        await page.GetByLabel("Field and value").PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await visitor.LiveAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" })).ToHaveValueAsync("Feed tested");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take away") }).ClickAsync();
        await Expect(Rows(page).Nth(1)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).Or(page.Locator("summary").Filter(new() { HasText = "Views" })).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this filter…" }).ClickAsync();
        await page.GetByTestId("view-name").FillAsync("Feed tests");
        await page.GetByTestId("save-view").ClickAsync();
        await page.GetByTestId("clear").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(TypeInAddress());
        await page.Locator("summary").Filter(new() { HasText = "Views" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Feed tests" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(TypeInAddress());
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Paused_CountsWhatComes_AndShowsItAfterwards()
    {
        await SendAsync("Before the pause");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url, Appearance.Dark);
        var page = visitor.Page;
        await visitor.GoAsync("/events?type=Feed%20tested&path=%24.detail.pause");
        await page.GetByTestId("pause").ClickAsync();
        await Expect(page.GetByTestId("pause")).ToContainTextAsync("Resume");
        var before = await Rows(page).CountAsync();
        await SendAsync("While paused", "\"pause\":1,");
        await SendAsync("While paused", "\"pause\":2,");
        await Expect(page.GetByTestId("pause")).ToContainTextAsync("(2 new)", new() { Timeout = 15000 });
        await Expect(Rows(page)).ToHaveCountAsync(before);
        await page.GetByTestId("pause").ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(before + 2);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task KeyboardAlone_FindsPreviewsAndOpensAnEvent()
    {
        await SendAsync("Keys one");
        await SendAsync("Keys two");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/events?type=Feed%20tested");
        await Expect(Rows(page).Nth(1)).ToBeVisibleAsync(new() { Timeout = 15000 });
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys of this page" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("keys");
        await Expect(page).ToHaveURLAsync(new Regex("q=keys"));
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(Rows(page).First.Locator("[data-row-focus]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("preview")).ToContainTextAsync("Keys two");
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Feed tested" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task RangeDrawnInTheChart_IsAFilter()
    {
        await SendAsync("Brush");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/events?type=Feed%20tested");
        var field = visitor.Page.Locator("[data-brush]").First;
        var box = await field.BoundingBoxAsync() ?? throw new InvalidOperationException("The chart has no size.");
        await visitor.Page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + 20);
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(box.X + (box.Width * 0.99f), box.Y + 20, new() { Steps = 4 });
        await visitor.Page.Mouse.UpAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("from=.*to="));
        await Expect(Rows(visitor.Page).First).ToBeVisibleAsync();
    }

    private static ILocator Rows(IPage page) => page.Locator("tr[data-row]");

    private Task SendAsync(string name, string more = "") => shared.Aws.RunAsync(Cancel, "events", "put-events", "--entries",
        $$"""[{"Source":"com.example.feed","DetailType":"Feed tested","EventBusName":"CentralEventBus","Detail":"{{("{" + more + "\"name\":\"" + name + "\"}").Replace("\"", "\\\"", StringComparison.Ordinal)}}"}]""");

    [GeneratedRegex("type=Feed")]
    private static partial Regex TypeInAddress();
}
