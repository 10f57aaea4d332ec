using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>From the overview to a bus, its rules, their patterns and targets; and to a state machine's graph.</summary>
[Collection(JourneyCollection.Name)]
public sealed class EventBusJourney(SharedPortal shared)
{
    [Fact]
    public async Task FromOverview_ToTheRulesOfABus_AndTheirTargets()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await Expect(page.GetByTestId("sample-kyc")).ToContainTextAsync("Know your customer");
        await Expect(page.GetByTestId("sample-manual-approval")).ToContainTextAsync("Manual approval");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Event buses" }).First.ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "CentralEventBus", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "CentralEventBus" })).ToBeVisibleAsync();
        await Expect(page.GetByText("accounts-kyc-decision")).ToBeVisibleAsync();
        await Expect(page.GetByText("New account approved or New account declined")).ToBeVisibleAsync();
        await Expect(page.GetByText("/aws/events/kyc-accounts").First).ToBeVisibleAsync();
        await Expect(page.GetByText("State machine · gets $.detail")).ToBeVisibleAsync();

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "customer-service-kyc-approved" }).ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "customer-service-kyc-approved" })).ToBeVisibleAsync();
        await Expect(page.GetByText("/aws/events/kyc-customer-service").First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task StateMachine_ShowsItsGraphAndDefinition()
    {
        var machine = await Samples.MachineAsync(shared.Aws, "kyc", TestContext.Current.CancellationToken);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/machines");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = machine[(machine.LastIndexOf(':') + 1)..] }).First.ClickAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Approve or decline") }).First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^New account approved") }).First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }
}
