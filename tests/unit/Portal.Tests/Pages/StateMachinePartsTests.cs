using Bunit;
using Portal.Components.Controls;
using Portal.Components.Pages;
using Portal.Components.Pages.StateMachine;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Services.StateMachines.Checks;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

/// <summary>The state machine page's editor, versions and test.</summary>
public sealed class StateMachinePartsTests : PageContext
{
    public StateMachinePartsTests() => Services.AddPageParts();

    [Fact]
    public void Definition_Saved_ShowsWhatChangesAndMayPublish()
    {
        var page = OpenPage("?tab=definition");
        Type(page, Samples.LoanReview.Replace("3600", "60", StringComparison.Ordinal));
        page.Find("[data-testid=save-definition]").Click();
        var diff = page.Find("dialog .diff");
        Assert.Contains("3600", diff.QuerySelector("tr.removed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60", diff.QuerySelector("tr.added")!.TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=publish]").Change(true);
        page.Find("[data-testid=confirm-save]").Click();
        var update = Assert.Single(Fakes.StateMachines.Updates);
        Assert.Equal("", update.Publish);
        Assert.Contains("60", update.Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_SavedByAnotherMeanwhile_SaysSo()
    {
        var page = OpenPage("?tab=definition");
        Type(page, Samples.LoanReview.Replace("3600", "60", StringComparison.Ordinal));
        Fakes.StateMachines.Detail = FakeStateMachines.DetailOf(Samples.MachineArn) with { Definition = Samples.LoanReview.Replace("3600", "7200", StringComparison.Ordinal) };
        page.Find("[data-testid=save-definition]").Click();
        Assert.Contains("Somebody else has saved", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("7200", page.Find("dialog .diff tr.removed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_AccountDoesNotFit_NamesLineAndPolicy()
    {
        Fakes.DefinitionChecks.Findings.Add(new("role-may-not-put-events", "Cool down", "/States/Cool down/Seconds", "The role may not publish.") { Policy = "{\"least\":1}" });
        var page = OpenPage("?tab=definition");
        var hint = page.FindAll("[aria-label=Problems] li").Single(l => l.TextContent.Contains("The role may not publish.", StringComparison.Ordinal));
        var lines = Samples.LoanReview.Split('\n').ToList();
        var line = lines.FindIndex(lines.FindIndex(l => l.Contains("\"Cool down\":", StringComparison.Ordinal)), l => l.Contains("\"Seconds\"", StringComparison.Ordinal)) + 1;
        Assert.Contains($"line {line}", hint.TextContent, StringComparison.Ordinal);
        Assert.NotNull(hint.QuerySelector("button"));
    }

    [Fact]
    public void Versions_None_OffersToPublishFirst()
    {
        var page = OpenPage("?tab=versions");
        Assert.Contains("None yet", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Find("[data-testid=new-alias]").HasAttribute("disabled"));
    }

    [Fact]
    public void Versions_Two_ShowTheDifferenceToTheCurrentDefinition()
    {
        Fakes.Versions.Versions.Add(new(Samples.MachineArn + ":2", Samples.Now));
        Fakes.Versions.Versions.Add(new(Samples.MachineArn + ":1", Samples.Now.AddDays(-1)));
        Fakes.Versions.Aliases.Add(new("live", Samples.MachineArn + ":live", [new(Samples.MachineArn + ":2", 90), new(Samples.MachineArn + ":1", 10)]));
        var page = OpenPage("?tab=versions");
        Assert.Contains("version 2: 90 %, version 1: 10 %", page.Markup, StringComparison.Ordinal);
        Assert.Contains("The definitions are the same.", page.Find("[aria-label='Compare definitions']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Alias_New_SharesOutBetweenTwoVersions()
    {
        Fakes.Versions.Versions.Add(new(Samples.MachineArn + ":2", Samples.Now));
        Fakes.Versions.Versions.Add(new(Samples.MachineArn + ":1", Samples.Now.AddDays(-1)));
        var page = OpenPage("?tab=versions");
        page.Find("[data-testid=new-alias]").Click();
        page.Find("[data-testid=alias-name]").Input("live");
        page.FindAll("dialog select")[1].Change(Samples.MachineArn + ":1");
        page.Find("dialog input[type=range]").Input("80");
        page.Find("[data-testid=save-alias]").Click();
        var saved = Assert.Single(Fakes.Versions.Saved);
        Assert.Equal(("live", null), (saved.Name, saved.ExistingArn));
        Assert.Equal([new(Samples.MachineArn + ":2", 80), new AliasRoute(Samples.MachineArn + ":1", 20)], saved.Routes);
    }

    [Fact]
    public void Test_MockedResult_IsSentAndShown()
    {
        Fakes.StateTests.Result = new StateTestResult("SUCCEEDED") { Output = """{"score":7}""", NextState = "Decide" };
        var page = OpenPage("?tab=test&state=Score%20risk");
        page.Find("[data-testid=mode-result]").Click();
        page.Find("[data-testid=run-test]").Click();
        var request = Assert.Single(Fakes.StateTests.Requests);
        Assert.Equal(("Score risk", "{}"), (request.StateName, request.Mock!.Result));
        Assert.Contains("Decide", page.Find("[data-testid=test-result]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_Refused_SaysWhy()
    {
        Fakes.StateTests.Result = new AwsError(AwsErrorKind.Invalid, "InvalidDefinition", "The state is wrong.");
        var page = OpenPage("?tab=test&state=Cool%20down");
        page.Find("[data-testid=run-test]").Click();
        Assert.Contains("The state is wrong.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_BusinessKey_IsPreviewedAndSaved()
    {
        Fakes.Executions.All.Add(Stories.Execution(Portal.Services.Executions.ExecutionStatus.Succeeded));
        var page = OpenPage("?tab=details");
        page.Find("[data-testid=key-path]").Input("$.name");
        Assert.Contains("In the newest execution: Ada", page.Markup, StringComparison.Ordinal);
        page.Find("[data-testid=save-key]").Click();
        Assert.Equal("$.name", Fakes.BusinessKeys.Path);
        page.Find("[data-testid=key-path]").Input("$.names[*]");
        Assert.True(page.Find("[data-testid=save-key]").HasAttribute("disabled"));
    }

    private IRenderedComponent<StateMachinePage> OpenPage(string query) => Open<StateMachinePage>($"/machines/{Samples.MachineArn}{query}", p => p.Add(x => x.Arn, Samples.MachineArn));

    private static void Type(IRenderedComponent<StateMachinePage> page, string definition)
    {
        var editor = page.FindComponents<CodeEditor>()[0].Instance;
        _ = page.InvokeAsync(() => editor.ValueChanged.InvokeAsync(definition));
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=save-definition]").HasAttribute("disabled")));
    }
}
