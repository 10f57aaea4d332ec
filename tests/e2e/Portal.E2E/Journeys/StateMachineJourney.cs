using System.Text.Json;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>A state machine in its developer's hands: hints, a state tested with a mock, a version, an alias.</summary>
[Collection(JourneyCollection.Name)]
public sealed class StateMachineJourney(SharedPortal shared)
{
    private const string Definition = """
        {"StartAt":"Tell","States":{
        "Tell":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[{"Source":"journey","DetailType":"Nobody listens","EventBusName":"NoSuchBus","Detail":{"a":1}}]},"Next":"Done"},
        "Done":{"Type":"Succeed"}}}
        """;

    [Fact]
    public async Task Developer_IsWarnedTestsAStateAndPublishes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var machine = (await shared.Aws.RunAsync(cancellation, "stepfunctions", "create-state-machine", "--name", "journey-machine", "--role-arn", "arn:aws:iam::000000000000:role/journey", "--definition", Definition))
            .GetProperty("stateMachineArn").GetString()!;
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url, Appearance.Dark);
        var page = visitor.Page;
        await visitor.GoAsync($"/machines/{machine}?tab=definition");
        var problems = page.GetByLabel("Problems");
        await Expect(problems.GetByText("Nothing ends this wait but an answer").First).ToBeVisibleAsync();
        await Expect(problems.GetByText("Nobody is told the task token").First).ToBeVisibleAsync();
        await Expect(problems.GetByText("There is no event bus NoSuchBus").First).ToBeVisibleAsync();

        await visitor.GoAsync($"/machines/{machine}?tab=test&state=Tell");
        await page.GetByTestId("mode-error").ClickAsync();
        await page.GetByTestId("run-test").ClickAsync();
        await Expect(page.GetByTestId("test-result")).ToContainTextAsync("Failed");

        await visitor.GoAsync($"/machines/{machine}?tab=versions");
        await page.GetByTestId("publish-version").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish version" }).ClickAsync();
        await Expect(page.GetByText("The definitions are the same.")).ToBeVisibleAsync();
        await page.GetByTestId("new-alias").ClickAsync();
        await page.GetByTestId("alias-name").FillAsync("live");
        await page.GetByTestId("save-alias").ClickAsync();
        await Expect(page.GetByText("version 1: 100 %")).ToBeVisibleAsync();
        await visitor.PictureAsync("versions");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Executions_AreNamedByBusinessKeyAndCompared()
    {
        var cancellation = TestContext.Current.CancellationToken;
        const string definition = """{"StartAt":"Big?","States":{"Big?":{"Type":"Choice","Choices":[{"Variable":"$.amount","NumericGreaterThan":10,"Next":"Review"}],"Default":"Accept"},"Review":{"Type":"Fail","Error":"TooBig"},"Accept":{"Type":"Succeed"}}}""";
        var machine = (await shared.Aws.RunAsync(cancellation, "stepfunctions", "create-state-machine", "--name", "journey-orders", "--role-arn", "arn:aws:iam::000000000000:role/journey", "--definition", definition))
            .GetProperty("stateMachineArn").GetString()!;
        foreach (var (name, customer, amount) in new[] { ("small", "Ada", 5), ("large", "Grace", 50) })
        {
            await shared.Aws.RunAsync(cancellation, "stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", name, "--input", JsonSerializer.Serialize(new { customer, amount }));
        }

        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync($"/machines/{machine}?tab=details");
        await page.GetByTestId("key-path").FillAsync("$.customer");
        await page.GetByTestId("save-key").ClickAsync();
        await visitor.GoAsync($"/executions?machine={Uri.EscapeDataString(machine)}");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Grace" })).ToBeVisibleAsync(new() { Timeout = 15000 });
        await Expect(page.GetByText("TooBig").First).ToBeVisibleAsync();

        await page.GetByLabel("Choose small").CheckAsync();
        await page.GetByLabel("Choose large").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("parting")).ToContainTextAsync("“Big?” chose");
        await Expect(page.GetByTestId("parting")).ToContainTextAsync("$.amount");
        await visitor.PictureAsync("compare");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Graph_WithTheKeyboardAlone_IsWalkedAndAStateOpened()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var machine = await Samples.MachineAsync(shared.Aws, "kyc", cancellation);
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync($"/machines/{machine}");
        var page = visitor.Page;
        // Placed in its frame: from then on it hears keys.
        await page.Locator(".viewport[transform]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-state][tabindex='0']").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-state][aria-pressed='true']")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToBeVisibleAsync();
        var before = await page.Locator(".viewport").First.GetAttributeAsync("transform");
        await page.Locator("[data-state][aria-pressed='true']").FocusAsync();
        await page.Keyboard.PressAsync("+");
        await Expect(page.Locator(".viewport").First).Not.ToHaveAttributeAsync("transform", before!);
    }
}
