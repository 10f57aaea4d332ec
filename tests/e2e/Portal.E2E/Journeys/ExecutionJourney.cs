using System.Text.Json;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>An execution as it ran: the graph, and for every state the events it emitted, the rules that took them, and where they went.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ExecutionJourney(SharedPortal shared)
{
    [Fact]
    public async Task Execution_ShowsEachStatesEvents_TheirRulesAndTargets()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (execution, eventId) = await RunKycAsync(cancellation);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url, Appearance.Dark);
        await visitor.GoAsync($"/executions/{execution}");
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^New account approved.*succeeded") }).First).ToBeVisibleAsync();
        await visitor.PictureAsync("execution");

        await visitor.GoAsync($"/executions/{execution}?tab=events");
        await Expect(visitor.Page.GetByText(eventId).First).ToBeVisibleAsync(new() { Timeout = 20000 });
        await Expect(visitor.Page.GetByText("accounts-kyc-identity-check").First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("/aws/events/kyc-accounts").First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);

        await visitor.GoAsync($"/events/{eventId}");
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Identity check completed" }).First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Delivered").First).ToBeVisibleAsync();
        await visitor.GoAsync("/logs/%2Faws%2Fevents%2Fkyc-accounts");
        await Expect(visitor.Page.GetByTestId("lines").GetByText(eventId).First).ToBeVisibleAsync();
    }

    /// <summary>Sends one request and gives the execution that it started, with the id of the first event that this emitted.</summary>
    private async Task<(string Execution, string EventId)> RunKycAsync(CancellationToken cancellationToken)
    {
        var machine = await Samples.MachineAsync(shared.Aws, "kyc", cancellationToken);
        var before = await ExecutionsAsync(machine, cancellationToken);
        const string entries = """[{"Source":"com.aws.accounts","DetailType":"New account requested","EventBusName":"CentralEventBus","Detail":"{\"customerName\":\"Journey\",\"customerAddress\":\"1 Way\"}"}]""";
        await shared.Aws.RunAsync(cancellationToken, "events", "put-events", "--entries", entries);
        var execution = await Eventually.ValueAsync(async () => (await ExecutionsAsync(machine, cancellationToken)).Except(before).FirstOrDefault(), "the event starts an execution", cancellationToken: cancellationToken);
        await Eventually.Async(
            async () => (await Samples.DescribeAsync(shared.Aws, execution, cancellationToken)).GetProperty("status").GetString() == "SUCCEEDED", "the execution succeeds", cancellationToken: cancellationToken);
        var history = await shared.Aws.RunAsync(cancellationToken, "stepfunctions", "get-execution-history", "--execution-arn", execution);
        var output = history.GetProperty("events").EnumerateArray().First(e => e.GetProperty("type").GetString() == "TaskSucceeded").GetProperty("taskSucceededEventDetails").GetProperty("output").GetString()!;
        return (execution, JsonDocument.Parse(output).RootElement.GetProperty("Entries")[0].GetProperty("EventId").GetString()!);
    }

    private async Task<IReadOnlyList<string>> ExecutionsAsync(string machine, CancellationToken cancellationToken) =>
        [.. (await shared.Aws.RunAsync(cancellationToken, "stepfunctions", "list-executions", "--state-machine-arn", machine)).GetProperty("executions").EnumerateArray().Select(e => e.GetProperty("executionArn").GetString()!)];
}
