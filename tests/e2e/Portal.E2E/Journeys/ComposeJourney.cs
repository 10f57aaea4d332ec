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
    public async Task LoadedFile_PreviewsTheRules_SendsAndLeadsToTheEvent()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/compose");
        await page.Locator("input[type=file]:enabled").SetInputFilesAsync(Repository.Sample("kyc", "put_events.json"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send 2 events" })).ToBeEnabledAsync();
        await Expect(page.GetByText("1 of 4 rules would take it")).ToBeVisibleAsync();

        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("event-id")).ToHaveCountAsync(2);
        await page.GetByTestId("event-id").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New account requested" })).ToBeVisibleAsync(new() { Timeout = 15000 });
        await Expect(page.GetByText("a client (PutEvents)")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task WrittenEvent_SaysWhoTakesIt_AndIsSentAsItWasTyped()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/compose?bus=CentralEventBus");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Source" }).FillAsync("com.aws.accounts");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" }).FillAsync("New account requested");

        // Longer than one message of the circuit, and sent with the next click: nothing of it may be missing.
        var note = new string('n', 20_000);
        await WriteAsync(page, $$"""{"customerName":"Tove","customerAddress":"3 Fjord Road","note":"{{note}}","last":"end-of-text"}""");
        await page.GetByTestId("send").ClickAsync();
        var id = page.GetByTestId("event-id");
        await Expect(id).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f-]{36}$"));
        await Expect(page.GetByText("1 of 4 rules would take it")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "accounts-kyc-start" }).Or(page.Locator(".verdict").Filter(new() { HasText = "Matches" })).First).ToBeVisibleAsync();
        await id.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New account requested" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find in event" }).FillAsync("end-of-text");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1/1" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task MalformedDetail_CannotBeSent_AndSaysWhere()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/compose?bus=CentralEventBus");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Source" }).FillAsync("com.example");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Detail type" }).FillAsync("Test");
        await Expect(visitor.Page.GetByTestId("send")).ToBeEnabledAsync();
        await WriteAsync(visitor.Page, """{"amount": 12,,}""");
        await Expect(visitor.Page.GetByText("Detail is not JSON: line 1, column 15")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByTestId("send")).ToBeDisabledAsync();
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

    /// <summary>Writes over what stands in the editor, at once, as pasting does.</summary>
    private static async Task WriteAsync(IPage page, string text)
    {
        await Expect(page.GetByTestId("editor")).ToHaveAttributeAsync("data-editor", "ready");
        await page.Locator(".monaco-editor .view-lines").First.ClickAsync();
        await page.EvaluateAsync("text => monaco.editor.getModels().find(m => m.getLanguageId() === 'json').setValue(text)", text);
    }
}
