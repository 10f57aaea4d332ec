using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>A step waits; a person finds it in the inbox, answers, and the execution goes on. The answer is in the audit trail.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ApprovalJourney(SharedPortal shared)
{
    [Fact]
    public async Task Approve_WithAComment_TheExecutionGoesOnAndTheAuditKnows()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var execution = await Samples.AskForApprovalAsync(shared.Aws, "Ada Approved", cancellation);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await OpenWaitAsync(visitor, execution);
        await Expect(page.GetByText("Ada Approved").First).ToBeVisibleAsync();

        await page.GetByLabel("Comment").FillAsync("Good customer since 2019.");
        await page.GetByTestId("approve").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByTestId("decision-result")).ToBeVisibleAsync();

        await Eventually.Async(
            async () => (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString() == "SUCCEEDED", "the execution succeeds", cancellationToken: cancellation);
        await visitor.GoAsync("/audit");
        await Expect(page.GetByText("Good customer since 2019.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Local operator" }).First).ToBeVisibleAsync();

        await visitor.GoAsync("/executions/" + execution);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Limit increase approved.*succeeded") }).First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Reject_TheChoiceThatFollowsActsOnIt()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var execution = await Samples.AskForApprovalAsync(shared.Aws, "Rob Rejected", cancellation);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await OpenWaitAsync(visitor, execution);
        await visitor.Page.GetByTestId("reject").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Eventually.Async(
            async () => (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString() == "SUCCEEDED", "the execution ends", cancellationToken: cancellation);
        var output = (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("output").GetString();
        Assert.DoesNotContain("approved", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task StepThatTimedOutMeanwhile_IsSaidToHaveTimedOut_NeverApproved()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var machine = await CreateImpatientMachineAsync(cancellation);
        var started = await shared.Aws.RunAsync(cancellation, "stepfunctions", "start-execution", "--state-machine-arn", machine);
        var execution = started.GetProperty("executionArn").GetString()!;
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await OpenRowAsync(visitor, "/approvals?view=closed", execution);
        await Eventually.Async(
            async () => (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString() == "TIMED_OUT"
                || (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString() == "FAILED",
            "the step times out",
            cancellationToken: cancellation);

        // The page may have learned of it already; if not, the click must.
        var approve = visitor.Page.GetByTestId("approve");
        if (await approve.IsVisibleAsync() && await approve.IsEnabledAsync())
        {
            await approve.ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        }

        await Expect(visitor.Page.GetByTestId("decision-result")).ToContainTextAsync("timed out", new() { IgnoreCase = true });
    }

    /// <summary>Opens the inbox and from there the wait of an execution.</summary>
    private static async Task OpenWaitAsync(Visitor visitor, string executionArn)
    {
        await OpenRowAsync(visitor, "/approvals", executionArn);
        await Expect(visitor.Page.GetByTestId("approve")).ToBeVisibleAsync();
    }

    private static async Task OpenRowAsync(Visitor visitor, string list, string executionArn)
    {
        await visitor.GoAsync(list);
        var name = executionArn[(executionArn.LastIndexOf(':') + 1)..];
        await visitor.Page.Locator("tr").Filter(new() { HasText = name }).GetByRole(AriaRole.Link).ClickAsync(new() { Timeout = 20000 });
    }

    private async Task<string> CreateImpatientMachineAsync(CancellationToken cancellationToken)
    {
        const string definition = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","TimeoutSeconds":6,"End":true,
            "Parameters":{"Entries":[{"Source":"com.example.impatient","DetailType":"Approval requested","EventBusName":"ApprovalsEventBus","Detail":{"token.$":"$$.Task.Token"}}]}}}}
            """;
        var made = await shared.Aws.RunAsync(
            cancellationToken, "stepfunctions", "create-state-machine", "--name", "impatient", "--role-arn", "arn:aws:iam::000000000000:role/any", "--definition", definition);
        return made.GetProperty("stateMachineArn").GetString()!;
    }
}
