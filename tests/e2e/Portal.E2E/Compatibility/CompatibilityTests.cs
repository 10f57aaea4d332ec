using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Compatibility;

/// <summary>
/// The client script comes from another version of Blazor than the server (docs/adr/0008): this holds everything that the portal asks of it.
/// </summary>
public sealed class CompatibilityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ClientScript_DoesWhatThePortalAsksOfIt()
    {
        await using var host = await CompatHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host.Url);
        var page = visitor.Page;
        var response = await page.GotoAsync("/");
        Assert.True(response!.Ok);
        await visitor.LiveAsync();
        await Expect(page.Locator("#stamp")).ToContainTextAsync("prerendered");

        await page.ClickAsync("#click");
        await Expect(page.Locator("#clicks")).ToHaveTextAsync("1");
        await page.GetByLabel("typed").PressSequentiallyAsync("abc");
        await Expect(page.Locator("#echo")).ToHaveTextAsync("abc");

        await page.GetByLabel("name").FillAsync("x");
        await page.ClickAsync("#submit");
        await Expect(page.Locator(".validation-message")).ToBeVisibleAsync();
        await page.GetByLabel("name").FillAsync("xyz");
        await page.ClickAsync("#submit");
        await Expect(page.Locator("#submitted")).ToHaveTextAsync("xyz");

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "a.json", MimeType = "application/json", Buffer = new byte[200_000] });
        await Expect(page.Locator("#uploaded")).ToHaveTextAsync("a.json 200000");
        await page.ClickAsync("#interop");
        await Expect(page.Locator("#answers")).ToHaveTextAsync("word, word heard, 100000, 123456, box, refused");
        await page.ClickAsync("#break");
        await Expect(page.Locator("#boundary")).ToHaveTextAsync("caught");
        Assert.DoesNotContain(visitor.Complaints, c => c.StartsWith("script error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CutConnection_ComesBackWithItsState()
    {
        await using var host = await CompatHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host.Url);
        await visitor.GoAsync("/");
        await visitor.Page.ClickAsync("#click");
        await Expect(visitor.Page.Locator("#clicks")).ToHaveTextAsync("1");
        var stamp = await visitor.Page.TextContentAsync("#stamp");

        var back = visitor.Page.WaitForWebSocketAsync();
        host.CutConnections();
        await back;
        await Expect(visitor.Page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
        await visitor.Page.ClickAsync("#click");
        await Expect(visitor.Page.Locator("#clicks")).ToHaveTextAsync("2");
        Assert.Equal(stamp, await visitor.Page.TextContentAsync("#stamp"));
    }
}
