using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>One event: where it came from, who got it, what it led to; sent again, and followed to its end.</summary>
[Collection(JourneyCollection.Name)]
public sealed class TraceJourney(SharedPortal shared)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_IsTraced_ThroughRuleExecutionAndStates_AsWaterfallAndGraph()
    {
        var id = await SendAsync("New account requested", "{\"customerName\":\"Trace\",\"customerAddress\":\"4 Line\"}");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;

        // At once: the event is still on its way to the store, and the page waits for it.
        await visitor.GoAsync($"/events/{id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New account requested" })).ToBeVisibleAsync(new() { Timeout = 15000 });
        await page.GetByTestId("trace").ClickAsync();
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "New account approved" }).First).ToBeVisibleAsync(new() { Timeout = 20000 });
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "/aws/events/kyc-accounts" }).First).ToBeVisibleAsync(new() { Timeout = 20000 });
        await Expect(page.Locator(".sub")).ToContainTextAsync("1 execution");

        await page.Locator("[data-row] [data-row-focus]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[data-row]").Nth(2)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("span")).ToContainTextAsync("Execution");

        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        var node = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("kyc-accounts.*log group") }).First;
        await node.ClickAsync();
        await Expect(page.GetByTestId("span")).ToContainTextAsync("Delivered");
        await page.ReloadAsync();
        await visitor.LiveAsync();
        await Expect(node).ToBeVisibleAsync(new() { Timeout = 15000 });
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Event_NobodyGot_SaysWhy_IsSentAgain_AndEdited()
    {
        var id = await SendAsync("Nobody listens", "{\"word\":\"needle\"}");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url, Appearance.Dark);
        var page = visitor.Page;
        await visitor.GoAsync($"/events/{id}");
        await Expect(page.GetByText("Nobody got it")).ToBeVisibleAsync(new() { Timeout = 15000 });
        await Expect(page.Locator(".misses").First).ToContainTextAsync("has \"Nobody listens\"");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find in event" }).FillAsync("needle");
        await Expect(page.Locator(".foot code")).ToHaveTextAsync("$.detail.word");

        await page.GetByTestId("send-again").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex(id));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody listens" })).ToBeVisibleAsync(new() { Timeout = 15000 });

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Make a rule" })).ToHaveAttributeAsync("href", new Regex("/rules/new\\?bus=CentralEventBus&from="));
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit and send" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Source" })).ToHaveValueAsync("com.aws.accounts");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" })).ToHaveValueAsync("Nobody listens");
        await Expect(page.GetByTestId("editor")).ToContainTextAsync("needle");
        Assert.Empty(visitor.Complaints);
    }

    private async Task<string> SendAsync(string type, string detail)
    {
        var sent = await shared.Aws.RunAsync(Cancel, "events", "put-events", "--entries",
            $$"""[{"Source":"com.aws.accounts","DetailType":"{{type}}","EventBusName":"CentralEventBus","Detail":"{{detail.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}]""");
        return sent.GetProperty("Entries")[0].GetProperty("EventId").GetString()!;
    }
}
