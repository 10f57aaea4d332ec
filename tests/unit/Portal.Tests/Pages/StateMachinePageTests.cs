using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.StateMachine;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class StateMachinePageTests : PageContext
{
    [Fact]
    public void Page_Graph_ShowsStatesAndTheirDefinition()
    {
        var page = OpenPage("?state=Cool%20down");
        Assert.Equal(17 + 2, page.FindAll("[data-state]").Count + page.FindAll(".terminal").Count);
        Assert.Contains("3600", page.Find(".side").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_MissingMachine_SaysSo()
    {
        Fakes.StateMachines.Detail = AwsError.NotFound("State Machine Does Not Exist");
        Assert.Contains("State Machine Does Not Exist", OpenPage().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithInput_StartsAndGoesToTheExecution()
    {
        var page = OpenPage();
        page.Find("[data-testid=start-execution]").Click();
        page.Find("dialog input").Input("order-17");
        page.Find("[data-testid=start]").Click();
        var started = Assert.Single(Fakes.Executions.Started);
        Assert.Equal((Samples.MachineArn, "order-17"), (started.StateMachineArn, started.Name));
        Assert.Equal("""{"address":"text","score":30}""", DataValue.Parse(started.Input).ToJson());
        Assert.EndsWith("/executions/" + Samples.ExecutionArn, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_BadName_CannotBeSent()
    {
        var page = OpenPage();
        page.Find("[data-testid=start-execution]").Click();
        page.Find("dialog input").Input("no spaces");
        Assert.True(page.Find("[data-testid=start]").HasAttribute("disabled"));
    }

    [Fact]
    public void Start_Refused_KeepsTheDialogAndSaysWhy()
    {
        var page = OpenPage();
        page.Find("[data-testid=start-execution]").Click();
        Fakes.Executions.Error = AwsError.Conflict("Execution Already Exists: 'x'");
        page.Find("[data-testid=start]").Click();
        Assert.Contains("Execution Already Exists", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_IsAskedFor_AndNeedsTheName()
    {
        var page = OpenPage();
        page.FindAll("button.item").Single(b => b.TextContent.Contains("Delete", StringComparison.Ordinal)).Click();
        var question = Services.GetRequiredService<Confirmations>();
        Assert.Equal("loan-review", question.Current!.TypeToConfirm);
        question.Answer(null);
        Assert.Empty(Fakes.StateMachines.Deleted);
    }

    [Fact]
    public void Definition_Invalid_ListsErrorsAndCannotBeSaved()
    {
        Fakes.StateMachines.Detail = FakeStateMachines.DetailOf(Samples.MachineArn) with { Definition = """{"StartAt":"a","States":{"a":{"Type":"Pass"}}}""" };
        var page = OpenPage("?tab=definition");
        Assert.NotEmpty(page.FindAll(".issues .bad"));
        Assert.True(page.Find("[data-testid=save-definition]").HasAttribute("disabled"));
    }

    [Fact]
    public void Check_ErrorInAState_IsMarkedAtItsLine()
    {
        var check = DefinitionCheck.Of("{\n \"StartAt\": \"a\",\n \"States\": {\n  \"a\": { \"Type\": \"Wait\", \"End\": true }\n }\n}", StateMachineType.Standard, []);
        Assert.False(check.IsValid);
        Assert.Contains(check.Marks, m => m.Line == 4);
    }

    [Fact]
    public void Commands_QuoteInInput_IsEscapedForTheShell() =>
        Assert.Equal("'{\"a\":\"it'\\''s\"}'", AwsCommands.Quote("{\"a\":\"it's\"}"));

    [Fact]
    public void Commands_SandboxConnection_NamesItsEndpoint() =>
        Assert.Equal("aws stepfunctions describe-state-machine --state-machine-arn 'x' --region 'us-east-1' --endpoint-url 'http://localhost:4566'",
            AwsCommands.DescribeStateMachine("x", new Connection("s", "Sandbox", ConnectionKind.Sandbox, "us-east-1", Endpoint: new Uri("http://localhost:4566/"))));

    private IRenderedComponent<StateMachinePage> OpenPage(string query = "") =>
        Open<StateMachinePage>($"/machines/{Samples.MachineArn}{query}", p => p.Add(x => x.Arn, Samples.MachineArn));
}
