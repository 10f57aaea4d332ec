using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>kill -9 while an execution waits for an answer: after the restart the answer still completes it.</summary>
public sealed class CrashJourney(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task KilledWhileWaiting_RestartedOnTheSameData_TheApprovalStillCompletesIt()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(cancellationToken: cancellation);
        var aws = new AwsCli(portal.SandboxUrl);
        await Samples.WaitUntilDeployedAsync(aws, cancellation);
        var execution = await Samples.AskForApprovalAsync(aws, "Survivor", cancellation);

        await portal.KillAsync();
        await portal.RestartAsync(cancellation);
        Assert.Equal("RUNNING", (await Samples.DescribeAsync(aws, execution, cancellation)).GetProperty("status").GetString());

        await using var visitor = await browser.VisitAsync(portal.Url);
        await visitor.GoAsync("/approvals");
        await visitor.Page.Locator("tr").Filter(new() { HasText = execution[(execution.LastIndexOf(':') + 1)..] }).GetByRole(AriaRole.Link).ClickAsync(new() { Timeout = 30000 });
        await visitor.Page.GetByTestId("approve").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(visitor.Page.GetByTestId("decision-result")).ToBeVisibleAsync();
        await Eventually.Async(
            async () => (await Samples.DescribeAsync(aws, execution, cancellation)).GetProperty("status").GetString() == "SUCCEEDED", "the execution succeeds", () => portal.Output, cancellation);

        var history = await aws.RunAsync(cancellation, "stepfunctions", "get-execution-history", "--execution-arn", execution);
        var ids = history.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetInt64()).ToArray();
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => (long)i), ids);
    }
}
