using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.DeadLetters;
using Portal.Services.Aws;
using Portal.Services.DeadLetters;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class DeadLettersPageTests : PageContext
{
    private readonly StubDeadLetters letters = new();

    public DeadLettersPageTests() => Services.AddSingleton<IDeadLetters>(letters);

    [Fact]
    public void Page_WithoutQueues_SaysWhatHappensToDeadLetters()
    {
        letters.Queues = new DeadLetterQueues([], []);
        Assert.Contains("dropped without a trace", Open<DeadLettersPage>("/dead-letters").Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Failure_CanBeTriedAgain()
    {
        letters.Queues = new AwsError(AwsErrorKind.AccessDenied, "AccessDenied", "No.");
        Assert.NotNull(Open<DeadLettersPage>("/dead-letters").Find("[role=alert] button"));
    }

    [Fact]
    public void Queue_ThatIsNotThere_SaysThatLettersAreLost()
    {
        letters.Queues = new DeadLetterQueues([new(StubDeadLetters.Queue, "dead", []) { Problem = "The queue does not exist." }], []);
        var page = OpenQueue();
        Assert.Contains("is lost", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-testid=open-queue]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Queue_Opened_GroupsItsLettersByTheirReason()
    {
        var page = await OpenedAsync();
        Assert.Equal([("NO_RESOURCE", "2"), ("SDK_CLIENT_ERROR", "1")], page.FindAll("section.group").Select(g => (g.QuerySelector(".badge")!.TextContent, g.QuerySelector(".num")!.TextContent)));
        Assert.Contains("3 messages", page.Find("[data-testid=held]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AllOfThem_ReportsEach_AndKeepsWhatWasRefused()
    {
        var page = await OpenedAsync();
        foreach (var at in new[] { 0, 1 }) page.FindAll("section.group header input")[at].Change(true);
        var sending = page.Find("[data-testid=send-selected]").ClickAsync(new());
        Services.GetRequiredService<Confirmations>().Answer(new(null));
        await sending;
        Assert.Equal(3, page.FindAll(".results li").Count);
        Assert.Contains("2 done, 1 not", page.Markup, StringComparison.Ordinal);
        Assert.Equal("3", Assert.Single(letters.Session.Messages).MessageId);
    }

    [Fact]
    public async Task Send_NotConfirmed_SendsNothing()
    {
        var page = await OpenedAsync();
        page.Find("section.group header input").Change(true);
        var sending = page.Find("[data-testid=send-selected]").ClickAsync(new());
        Services.GetRequiredService<Confirmations>().Answer(null);
        await sending;
        Assert.Equal(3, letters.Session.Messages.Count);
    }

    [Fact]
    public async Task Session_IsExtendedWhileThePageIsOpen_AndClosedWithIt()
    {
        var page = await OpenedAsync();
        Time.Advance(TimeSpan.FromSeconds(45));
        page.WaitForAssertion(() => Assert.Equal(1, letters.Session.Extended), TimeSpan.FromSeconds(30));
        await DisposeComponentsAsync();
        Assert.True(letters.Session.Disposed);
    }

    private IRenderedComponent<DeadLettersPage> OpenQueue() => Open<DeadLettersPage>("/dead-letters?queue=" + StubDeadLetters.Queue);

    private async Task<IRenderedComponent<DeadLettersPage>> OpenedAsync()
    {
        var page = OpenQueue();
        await page.Find("[data-testid=open-queue]").ClickAsync(new());
        return page;
    }
}
