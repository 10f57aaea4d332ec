using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>The inbox and the approval's page as somebody uses them who has a keyboard, or a telephone.</summary>
[Collection(JourneyCollection.Name)]
public sealed class InboxJourney(SharedPortal shared)
{
    [Fact]
    public async Task KeyboardAlone_FindsReadsAndAnswers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var execution = await Samples.AskForApprovalAsync(shared.Aws, "Keyboard Only", cancellation);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/approvals?q=Keyboard");
        var row = page.GetByRole(AriaRole.Link, new() { NameRegex = new("Keyboard Only") });
        await Expect(row).ToHaveCountAsync(1);
        await row.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Raise the card limit of Keyboard Only to 5000?");
        await Expect(page.GetByTestId("countdown")).ToContainTextAsync("23 h");
        await page.GetByTestId("approve").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("decision-result")).ToContainTextAsync("Approved");
        await Eventually.Async(
            async () => (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString() == "SUCCEEDED", "the execution succeeds", cancellationToken: cancellation);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Telephone_ShowsTheQuestionWhole_AndTwoPeopleSeeEachOther()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Samples.AskForApprovalAsync(shared.Aws, "Pocket Sized", cancellation);
        await using var first = await shared.Browser.VisitAsync(shared.Portal.Url, width: 390, height: 844);
        await using var second = await shared.Browser.VisitAsync(shared.Portal.Url);
        await first.GoAsync("/approvals?q=Pocket");
        await first.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Pocket Sized") }).ClickAsync(new() { Timeout = 20000 });
        await Expect(first.Page.GetByTestId("reject")).ToBeVisibleAsync();
        Assert.True(await first.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await second.GoAsync(new Uri(first.Page.Url).PathAndQuery);
        await Expect(second.Page.GetByTestId("approve")).ToBeVisibleAsync();

        await first.Page.GetByTestId("reject").ClickAsync();
        await first.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(first.Page.GetByTestId("decision-result")).ToContainTextAsync("Rejected");
        await Expect(second.Page.GetByTestId("approve")).ToHaveCountAsync(0);
        await Expect(second.Page.GetByText("Decided by Local operator.")).ToBeVisibleAsync();
    }
}
