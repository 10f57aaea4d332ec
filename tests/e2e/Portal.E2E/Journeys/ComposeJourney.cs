using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>What is wrong with an event is said before it is sent.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ComposeJourney(SharedPortal shared)
{
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
