using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages;
using Portal.Components.Pages.Execution;
using Portal.Services.Approvals;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Histories;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Rules;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class ExecutionPageTests : PageContext
{
    public ExecutionPageTests() => Services.AddPageParts();

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Page_Failed_OpensAtTheStateWithItsCause()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Failed, "Ledger.Down", "The ledger does not answer."), Stories.MapOfThree());
        var page = OpenPage();
        Assert.Contains("The ledger does not answer.", page.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.Contains("state=Create%20account", Address, StringComparison.Ordinal);
        Assert.Contains("visit=6", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_StoryGrows_FollowsIt()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Score risk", "Task", VisitStatus.Running, 0, null));
        var page = OpenPage();
        Assert.Contains("running", page.Find("[data-state='Score risk'] title").TextContent, StringComparison.Ordinal);
        Fakes.Correlation.Grow(Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), Stories.Visit(2, "Score risk", "Task", VisitStatus.Succeeded, 0, 1)));
        page.WaitForAssertion(() => Assert.Contains("succeeded", page.Find("[data-state='Score risk'] title").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=stop]"));
    }

    [Fact]
    public void Page_OneLostCall_KeepsWhatItShows()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Score risk", "Task", VisitStatus.Running, 0, null));
        var page = OpenPage();
        Fakes.Correlation.Grow(new AwsError(AwsErrorKind.Throttled, "ThrottlingException", "Rate exceeded"));
        page.WaitForAssertion(() => Assert.Equal("behind", page.Find(".live").GetAttribute("data-state")));
        Assert.NotEmpty(page.FindAll("[data-state='Score risk']"));
    }

    [Fact]
    public void StateTab_WaitOnAMovableClock_CanBeSkipped()
    {
        Fakes.Clocks.Reading = new(DateTimeOffset.UnixEpoch, TimeSpan.Zero, 1, DateTimeOffset.UnixEpoch.AddHours(1));
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Score risk", "Wait", VisitStatus.Running, 0, null));
        var page = OpenPage("?tab=state&state=Score%20risk");
        Assert.Contains("(in 1 h 00 min)", page.Find(".notice").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=skip-timer]").Click();
        page.FindAll(".menu button").Single(b => b.TextContent.Contains("Skip to the next timer", StringComparison.Ordinal)).Click();
        Assert.Equal(["skip Score risk", "skip next"], Fakes.Clocks.Moves);
    }

    [Fact]
    public void Page_ClockThatCannotBeMoved_OffersNothing()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Score risk", "Wait", VisitStatus.Running, 0, null));
        var page = OpenPage("?tab=state&state=Score%20risk");
        Assert.Empty(page.FindAll("[data-testid=skip-timer]"));
        Assert.DoesNotContain("timer", page.Find(".menu").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_MissingExecution_SaysSo() => Assert.Contains("Execution Does Not Exist", OpenPage().Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void StateTab_Events_ShowWhoGotThem()
    {
        var rule = new RuleDetail("accounts", "arn:rule", "LendingEventBus", true);
        var target = new TargetDetail("1", "arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/accounts", TargetKind.LogGroup, "/aws/events/accounts");
        var emitted = new EmittedEvent("e-1", new RecordedEvent(1, "sandbox", "LendingEventBus", "e-1", "com.example.loans", "Account opened", "000000000000", "us-east-1", Samples.Now, Samples.Now))
        {
            Deliveries = [new EventDelivery(rule, target, DeliveryOutcome.Delivered) { LogLine = "{\"id\":\"e-1\"}" }],
        };
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), Stories.Visit(2, "Announce", "Task", VisitStatus.Succeeded, 0, 1) with { Events = [emitted] });
        var page = OpenPage("?tab=state&state=Announce");
        var card = page.Find("[data-event='e-1']");
        Assert.Contains("Account opened", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("accounts", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Delivered", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateTab_Waiting_CanBeAnswered()
    {
        Fakes.Approvals.Waits.Add(new WaitDetail("w1", Samples.Connection, Samples.ExecutionArn, Samples.MachineArn, "Ask reviewer", "events:putEvents.waitForTaskToken", Samples.Now, WaitStatus.Pending)
        {
            CanDecide = true,
            Answers = [new("approve", "Approve", Verdict.Approve, "the execution goes on") { Output = """{"approved":true}""" }],
        });
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Ask reviewer", "Task", VisitStatus.Waiting, 0, null) with { WaitId = "w1" });
        var page = OpenPage("?tab=state&state=Ask%20reviewer");
        page.Find("[data-testid=approve]").Click();
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(new ConfirmAnswer(null)));
        page.WaitForAssertion(() => Assert.Equal(("w1", Verdict.Approve), (Fakes.Approvals.Decisions.Single().WaitId, Fakes.Approvals.Decisions.Single().Decision.Verdict)));
    }

    [Fact]
    public void Page_Waiting_SaysSoOnEveryTab()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Ask reviewer", "Task", VisitStatus.Waiting, 0, null));
        Assert.Contains("Ask reviewer", OpenPage("?tab=history").Find(".notice.tone-wait").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_Confirmed_StopsIt()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Running), Stories.Visit(2, "Score risk", "Task", VisitStatus.Running, 0, null));
        var page = OpenPage();
        page.Find("[data-testid=stop]").Click();
        Assert.Empty(Fakes.Executions.Stopped);
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(new ConfirmAnswer("wrong input")));
        page.WaitForAssertion(() => Assert.Equal([Samples.ExecutionArn], Fakes.Executions.Stopped));
    }

    [Fact]
    public void StartAgain_TakesTheSameInput()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), Stories.Visit(2, "Score risk", "Task", VisitStatus.Succeeded, 0, 1));
        var page = OpenPage();
        page.Find("[data-testid=start-again]").Click();
        page.Find("[data-testid=start]").Click();
        Assert.Equal("""{"name":"Ada"}""", Portal.Languages.Data.DataValue.Parse(Fakes.Executions.Started.Single().Input).ToJson());
    }

    [Fact]
    public void HistoryTab_25000Events_RendersFew()
    {
        var history = new FakeHistory([.. Enumerable.Range(1, 25_000).Select(i => new HistoryEvent(i, i - 1, Samples.Now, "TaskStarted", Portal.Languages.Data.DataObject.Empty))]);
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), Stories.Visit(2, "Score risk", "Task", VisitStatus.Succeeded, 0, 1)) with { History = history };
        var page = OpenPage("?tab=history");
        page.WaitForAssertion(() => Assert.Equal("25,000", page.Find("[role=status].num").TextContent));
        Assert.NotEmpty(page.FindComponents<Microsoft.AspNetCore.Components.Web.Virtualization.Virtualize<HistoryRow>>());
    }

    [Fact]
    public void Page_StillReading_SaysSoAndOpensTheFailureWhenItIsKnown()
    {
        var execution = Stories.Execution(ExecutionStatus.Failed, "Ledger.Down", "The ledger does not answer.");
        Fakes.Correlation.Story = Stories.Of(execution, Stories.Visit(2, "Open accounts", "Map", VisitStatus.Running, 0, null)) with { IsReading = true };
        var page = OpenPage();
        Assert.Contains("reading on", page.Find("[data-reading]").TextContent, StringComparison.Ordinal);
        Assert.Contains("The ledger does not answer.", page.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("running", page.Find("[data-state='Open accounts'] title").TextContent, StringComparison.Ordinal);
        Fakes.Correlation.Grow(Stories.Of(execution, Stories.MapOfThree()));
        page.WaitForAssertion(() => Assert.Contains("visit=6", Address, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-reading]"));
    }

    [Fact]
    public void StateTab_LeftOutInput_IsReadFromTheHistory()
    {
        var history = new FakeHistory([new HistoryEvent(1, 0, Samples.Now, "PassStateEntered", (Portal.Languages.Data.DataObject)Portal.Languages.Data.DataValue.Parse("""{"name":"Score risk","input":"{\"far\":\"away\"}"}"""))]);
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), Stories.Visit(1, "Score risk", "Task", VisitStatus.Succeeded, 0, 1) with { Input = null }) with { History = history };
        Assert.Contains("away", OpenPage("?tab=state&state=Score%20risk").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void StateTab_Variables_ComeFromTheStatesBefore()
    {
        Fakes.Correlation.Story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded),
            Stories.Visit(2, "Score risk", "Task", VisitStatus.Succeeded, 0, 1, next: "Announce") with { ExitedEventId = 3, AssignedVariables = """{"score":"7","limit":"1"}""" },
            Stories.Visit(4, "Announce", "Task", VisitStatus.Succeeded, 1, 2) with { ExitedEventId = 5, AssignedVariables = """{"limit":"2"}""" });
        var page = OpenPage("?tab=state&state=Announce");
        page.FindAll("button").First(b => b.TextContent == "Variables").Click();
        var cells = page.FindAll("[aria-label=Data] tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(c => c.TextContent)));
        Assert.Equal(["$limit 2 this state", "$score 7 Score risk"], cells);
    }

    private IRenderedComponent<ExecutionPage> OpenPage(string query = "") =>
        Open<ExecutionPage>($"/executions/{Samples.ExecutionArn}{query}", p => p.Add(x => x.Arn, Samples.ExecutionArn));
}
