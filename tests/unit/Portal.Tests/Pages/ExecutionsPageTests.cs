using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.Executions;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class ExecutionsPageTests : PageContext
{
    public ExecutionsPageTests()
    {
        for (var i = 0; i < 6; i++) Fakes.Executions.All.Add(Execution(i, i % 3 == 0 ? ExecutionStatus.Running : i % 3 == 1 ? ExecutionStatus.Succeeded : ExecutionStatus.Failed));
    }

    [Fact]
    public void Page_All_NewestFirst() => Assert.Equal(["run-0", "run-1", "run-2", "run-3", "run-4", "run-5"], Names(Open<ExecutionsPage>("/executions")));

    [Fact]
    public void Page_FiltersInTheAddress_AddUp()
    {
        Assert.Equal(["run-2", "run-5"], Names(Open<ExecutionsPage>("/executions?status=FAILED")));
        Assert.Equal(["run-5"], Names(Open<ExecutionsPage>("/executions?status=FAILED,RUNNING&q=RUN-5")));
        Assert.Equal(["run-0", "run-1"], Names(Open<ExecutionsPage>("/executions?since=15m")));
        Assert.Equal(["run-5", "run-4", "run-3", "run-2", "run-1", "run-0"], Names(Open<ExecutionsPage>("/executions?sort=started")));
    }

    [Fact]
    public void Page_Live_TakesOverWhatChanged()
    {
        var page = Open<ExecutionsPage>("/executions");
        Fakes.Executions.All.Insert(0, Execution(-1, ExecutionStatus.Running));
        Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Equal("run--1", Names(page)[0]));
    }

    [Fact]
    public void Page_LostCall_KeepsTheListAndSaysSo()
    {
        var page = Open<ExecutionsPage>("/executions");
        Fakes.Executions.Error = new AwsError(AwsErrorKind.Throttled, "ThrottlingException", "Rate exceeded");
        Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Contains("Rate exceeded", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.Equal(6, Names(page).Count);
    }

    [Fact]
    public void Page_BusinessKeys_AreShownAndFiltered()
    {
        Fakes.BusinessKeys.Keys[Fakes.Executions.All[3].ExecutionArn] = "Ada Lovelace";
        Assert.Contains("Ada Lovelace", Open<ExecutionsPage>("/executions").Markup, StringComparison.Ordinal);
        Assert.Equal(["run-3"], Names(Open<ExecutionsPage>("/executions?q=lovelace")));
    }

    [Fact]
    public void Page_KeyOfAnOldExecution_IsFoundInTheIndex()
    {
        var old = Execution(50, ExecutionStatus.Succeeded);
        Fakes.BusinessKeys.Old.Add(old);
        Fakes.BusinessKeys.Keys[old.ExecutionArn] = "Grace Hopper";
        var page = Open<ExecutionsPage>("/executions?q=hopper");
        page.WaitForAssertion(() => Assert.Equal(["run-50"], Names(page)));
    }

    [Fact]
    public void Page_Failed_ShowsItsError()
    {
        Fakes.Executions.All[2] = new ExecutionDetail(Fakes.Executions.All[2].ExecutionArn, Samples.MachineArn, "run-2", ExecutionStatus.Failed, Samples.Now) { Error = "Ledger.Down", Cause = "No answer." };
        var page = Open<ExecutionsPage>("/executions");
        page.WaitForAssertion(() => Assert.Contains("Ledger.Down", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StopChosen_Confirmed_StopsOnlyThoseThatRun()
    {
        var page = Open<ExecutionsPage>("/executions");
        page.FindAll("input.choose")[0].Change(true);
        page.FindAll("input.choose")[1].Change(true);
        page.FindAll(".bulk button")[0].Click();
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(new ConfirmAnswer(null)));
        page.WaitForAssertion(() => Assert.Equal([Fakes.Executions.All[0].ExecutionArn], Fakes.Executions.Stopped));
        page.WaitForAssertion(() => Assert.Contains("all done", page.Find(".bulk").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_OfOneMachine_KeepsWhatWasScrolledTo()
    {
        Fakes.Executions.All.Clear();
        for (var i = 0; i < 250; i++) Fakes.Executions.All.Add(Execution(i, ExecutionStatus.Succeeded));
        var feed = new ExecutionFeed(Fakes.Executions, Fakes.BusinessKeys, Samples.Connection, Samples.MachineArn, null);
        await feed.LoadAsync(Xunit.TestContext.Current.CancellationToken);
        await feed.MoreAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((200, true), (feed.Items.Count, feed.HasMore));
        await feed.LoadAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((200, true), (feed.Items.Count, feed.HasMore));
        await feed.MoreAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((250, false), (feed.Items.Count, feed.HasMore));
    }

    [Fact]
    public async Task Feed_OfOneStatus_DropsWhatHasLeftIt()
    {
        var feed = new ExecutionFeed(Fakes.Executions, Fakes.BusinessKeys, Samples.Connection, null, ExecutionStatus.Running);
        await feed.LoadAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(2, feed.Items.Count);
        Fakes.Executions.All[0] = Execution(0, ExecutionStatus.Succeeded);
        await feed.LoadAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(["run-3"], feed.Items.Select(e => e.Name));
    }

    private static List<string> Names(IRenderedComponent<ExecutionsPage> page) => [.. page.FindAll("tbody a.row-link").Select(a => a.TextContent)];

    private static ExecutionDetail Execution(int i, ExecutionStatus status) =>
        new($"arn:aws:states:us-east-1:000000000000:execution:loan-review:run-{i}", Samples.MachineArn, $"run-{i}", status, Samples.Now.AddMinutes(-10 * i))
        {
            StoppedAt = status == ExecutionStatus.Running ? null : Samples.Now.AddMinutes(-10 * i).AddSeconds(3),
        };
}
