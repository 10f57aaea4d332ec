using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>From a recorded event to a rule for events like it; and a bus's archive replayed.</summary>
[Collection(JourneyCollection.Name)]
public sealed class RuleJourney(SharedPortal shared)
{
    [Fact]
    public async Task RecordedEvent_BecomesARule_ThatTakesTheNextOne()
    {
        var cancel = TestContext.Current.CancellationToken;
        await shared.Aws.RunAsync(cancel, "logs", "create-log-group", "--log-group-name", "/rule-journey");
        var id = await SendAsync("Invoice paid", cancel);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/events");
        await page.Locator($"a[href*='{id}']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await visitor.GoAsync($"/rules/new?from={id}");
        await Expect(page.GetByTestId("verdict")).ToContainTextAsync("it matches 1");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^detail\\.amount") }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Name") }).FillAsync("invoices-paid");
        await page.GetByTestId("add-target").ClickAsync();
        await Expect(page.GetByTestId("target-pick").Locator("option", new() { HasText = "/rule-journey" })).ToBeAttachedAsync();
        await page.GetByTestId("target-pick").SelectOptionAsync(new SelectOptionValue { Label = "/rule-journey" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Part of it" }).ClickAsync();
        await Expect(page.GetByTestId("input-preview")).ToContainTextAsync("\"amount\": 42");
        await page.GetByTestId("review").ClickAsync();
        await Expect(page.Locator("dialog .diff")).ToContainTextAsync("log-group:/rule-journey");
        await page.GetByTestId("save-rule").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "invoices-paid" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);

        await SendAsync("Invoice paid", cancel);
        await Eventually.Async(async () => (await shared.Aws.RunAsync(cancel, "logs", "filter-log-events", "--log-group-name", "/rule-journey")).GetProperty("events").GetArrayLength() == 1,
            "the new rule delivers", cancellationToken: cancel);
    }

    [Fact]
    public async Task Bus_IsArchived_AndReplayed()
    {
        var cancel = TestContext.Current.CancellationToken;
        await shared.Aws.RunAsync(cancel, "events", "create-event-bus", "--name", "ArchiveBus");
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/buses/ArchiveBus?tab=archives");
        await page.GetByTestId("new-archive").ClickAsync();
        await page.GetByLabel("Name").FillAsync("kept");
        await page.GetByTestId("create-archive").ClickAsync();
        await Expect(page.GetByText("0 events")).ToBeVisibleAsync();
        await shared.Aws.RunAsync(cancel, "events", "put-events", "--entries", """[{"EventBusName":"ArchiveBus","Source":"com.example.archive","DetailType":"Kept","Detail":"{}"}]""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay…" }).ClickAsync();
        await page.GetByTestId("start-replay").ClickAsync();
        await Expect(page.GetByTestId("replay")).ToContainTextAsync("Completed", new() { Timeout = 15_000 });
        await Expect(page.GetByTestId("replay")).ToContainTextAsync("100");
        Assert.Empty(visitor.Complaints);
    }

    private async Task<string> SendAsync(string detailType, CancellationToken cancellationToken)
    {
        var sent = await shared.Aws.RunAsync(cancellationToken, "events", "put-events", "--entries",
            $$"""[{"Source":"com.example.invoices","DetailType":"{{detailType}}","Detail":"{\"amount\":42}"}]""");
        return sent.GetProperty("Entries")[0].GetProperty("EventId").GetString()!;
    }
}
