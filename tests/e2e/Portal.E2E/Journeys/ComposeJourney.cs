using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>Events are loaded from a file or written, checked against the rules, and sent; each entry has its own result.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ComposeJourney(SharedPortal shared)
{
    [Fact]
    public async Task LoadedFile_PreviewsTheRules_SendsAndLeadsToTheExecutions()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/compose?bus=CentralEventBus");
        // The file field listens once the page has shown what it knows.
        await Expect(page.GetByText("of 4 rules would take it")).ToBeVisibleAsync(new() { Timeout = 15000 });
        await page.Locator("input[type=file]").SetInputFilesAsync(Repository.Sample("kyc", "put_events.json"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send 2 events" })).ToBeEnabledAsync();
        await Expect(page.GetByText("1 of 4 rules would take it")).ToBeVisibleAsync();

        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("event-id")).ToHaveCountAsync(2);
        await page.GetByTestId("event-id").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New account requested" })).ToBeVisibleAsync(new() { Timeout = 15000 });
        await Expect(page.GetByText("a client (PutEvents)")).ToBeVisibleAsync();
        await Expect(page.GetByText("started kyc", new() { Exact = false }).Or(page.GetByText("State machine · gets $.detail")).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task UnknownBus_IsWarnedOfBeforeSending()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/compose?bus=nobody-made-this-bus");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Source" }).FillAsync("com.example");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" }).FillAsync("Test");
        await Expect(visitor.Page.GetByText("There is no bus \"nobody-made-this-bus\"")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MissingSource_CannotBeSent_AndSaysWhy()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/compose?bus=CentralEventBus");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" }).FillAsync("Test");
        await Expect(visitor.Page.GetByTestId("send")).ToBeDisabledAsync();
        await Expect(visitor.Page.Locator(".field").Filter(new() { HasText = "Source" }).GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }
}
