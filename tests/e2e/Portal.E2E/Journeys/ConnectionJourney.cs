using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>A portal without a sandbox of its own: the same pages for what is elsewhere, and a way out where nothing answers.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ConnectionJourney(SharedPortal shared)
{
    [Fact]
    public async Task OtherConnections_ShowTheSamePages_AndOneWithoutCredentialsSaysSo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var waiting = await Samples.AskForApprovalAsync(shared.Aws, "Elsewhere", cancellation);
        await using var other = await PortalProcess.StartAsync(samples: false, settings: new Dictionary<string, string>
        {
            ["Portal__Sandbox__Enabled"] = "false",
            ["Portal__Connections__team__ServiceUrl"] = shared.Portal.SandboxUrl.ToString(),
            ["Portal__Connections__team__Region"] = "us-east-1",
            ["Portal__Connections__prod__Profile"] = "nobody-made-this-profile",
            ["Portal__Connections__prod__Region"] = "eu-central-1",
        }, cancellationToken: cancellation);
        await using var visitor = await shared.Browser.VisitAsync(other.Url);
        var page = visitor.Page;

        await visitor.GoAsync("/buses?connection=team");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "CentralEventBus" })).ToBeVisibleAsync();
        await visitor.GoAsync("/machines?connection=team");
        await Expect(page.GetByText("manual-approval-").First).ToBeVisibleAsync();
        await visitor.GoAsync($"/executions/{waiting}?connection=team");
        await Expect(page.GetByText("Running").First).ToBeVisibleAsync();

        await page.GetByLabel(new System.Text.RegularExpressions.Regex("^Connection: team")).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("prod") }).ClickAsync();
        await visitor.GoAsync("/buses?connection=prod");
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("nobody-made-this-profile").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();

        await visitor.GoAsync("/connections");
        await page.Locator("li").Filter(new() { HasText = "prod" }).GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Expect(page.Locator("li").Filter(new() { HasText = "prod" }).GetByText("nobody-made-this-profile").Nth(1)).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }
}
