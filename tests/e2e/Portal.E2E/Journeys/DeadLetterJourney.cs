using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>A rule's target vanished. Somebody finds the event in the dead-letter queue, mends the rule, and sends the event again.</summary>
[Collection(JourneyCollection.Name)]
public sealed class DeadLetterJourney(SharedPortal shared)
{
    private const string Prefix = "arn:aws:sqs:us-east-1:000000000000:";

    [Fact]
    public async Task VanishedTarget_IsMended_AndTheEventDeliveredAfterAll()
    {
        var cancel = TestContext.Current.CancellationToken;
        await shared.Aws.RunAsync(cancel, "events", "create-event-bus", "--name", "ReturnsBus");
        await shared.Aws.RunAsync(cancel, "sqs", "create-queue", "--queue-name", "returns-dead");
        await shared.Aws.RunAsync(cancel, "sqs", "create-queue", "--queue-name", "returns-new");
        await shared.Aws.RunAsync(cancel, "events", "put-rule", "--event-bus-name", "ReturnsBus", "--name", "returns", "--event-pattern", """{"source":["com.example.returns"]}""");
        await shared.Aws.RunAsync(cancel, "events", "put-targets", "--event-bus-name", "ReturnsBus", "--rule", "returns",
            "--targets", $$$"""[{"Id":"queue","Arn":"{{{Prefix}}}returns-old","InputPath":"$.detail","DeadLetterConfig":{"Arn":"{{{Prefix}}}returns-dead"}}]""");
        await shared.Aws.RunAsync(cancel, "events", "put-events", "--entries", """[{"EventBusName":"ReturnsBus","Source":"com.example.returns","DetailType":"Parcel returned","Detail":"{\"parcel\":7}"}]""");

        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;

        // The rule's page says that something is wrong; its editor mends it.
        await visitor.GoAsync("/buses/ReturnsBus/rules/returns");
        await Expect(page.GetByTestId("health")).ToContainTextAsync("the queue is not there");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Locator("details.target > summary").ClickAsync();
        await Expect(page.GetByTestId("target-pick").Locator("option", new() { HasText = "returns-new" })).ToBeAttachedAsync();
        await page.GetByTestId("target-pick").SelectOptionAsync(new SelectOptionValue { Label = "returns-new" });
        await page.GetByTestId("review").ClickAsync();
        await Expect(page.Locator("dialog .diff")).ToContainTextAsync("returns-new");
        await page.GetByTestId("save-rule").ClickAsync();
        await Expect(page.GetByText(Prefix + "returns-new")).ToBeVisibleAsync();

        // The workbench has the event, and sends it again.
        await visitor.GoAsync("/dead-letters");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("returns-dead") }).ClickAsync();
        await page.GetByTestId("open-queue").ClickAsync();
        await Expect(page.GetByTestId("held")).ToContainTextAsync("1 message");
        await Expect(page.GetByTestId("letter")).ToContainTextAsync("Parcel returned");
        await page.Locator("section.group header input").CheckAsync();
        await page.GetByTestId("send-selected").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Results" })).ToContainTextAsync("Sent to the queue returns-new.");
        await Expect(page.GetByText("Nothing to receive")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);

        var url = (await shared.Aws.RunAsync(cancel, "sqs", "get-queue-url", "--queue-name", "returns-new")).GetProperty("QueueUrl").GetString()!;
        var received = await shared.Aws.RunAsync(cancel, "sqs", "receive-message", "--queue-url", url);
        Assert.Equal("""{"parcel":7}""", received.GetProperty("Messages")[0].GetProperty("Body").GetString());
        var dead = await shared.Aws.RunAsync(cancel, "sqs", "get-queue-attributes", "--queue-url", url.Replace("returns-new", "returns-dead", StringComparison.Ordinal), "--attribute-names", "All");
        Assert.Equal(("0", "0"), (dead.GetProperty("Attributes").GetProperty("ApproximateNumberOfMessages").GetString(), dead.GetProperty("Attributes").GetProperty("ApproximateNumberOfMessagesNotVisible").GetString()));
    }
}
