using Bunit;
using Portal.Components.Pages;
using Portal.Components.Pages.Comparison;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Services.StateMachines;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class ComparisonTests : PageContext
{
    private const string Choosing = """
        {"StartAt":"Score","States":{"Score":{"Type":"Pass","Next":"Risky?"},
        "Risky?":{"Type":"Choice","Choices":[{"Variable":"$.score","NumericLessThan":30,"Next":"Approve"}],"Default":"Decline"},
        "Approve":{"Type":"Succeed"},"Decline":{"Type":"Fail"}}}
        """;

    public ComparisonTests() => Services.AddPageParts();

    [Fact]
    public void Parting_ChoiceWentElsewhere_NamesItAndItsRules()
    {
        var compared = ExecutionComparison.Of(Chose("Approve"), Chose("Decline"));
        Assert.Equal(["Score", "Risky?", "Decline", "Approve"], compared.States.Select(s => s.Either.StateName));
        var parting = compared.Parting!;
        Assert.Equal((PartingKind.Choice, "Risky?", "Approve", "Decline"), (parting.Kind, parting.State!.Either.StateName, parting.NextA, parting.NextB));
        Assert.Equal([("$.score < 30", "Approve"), ("otherwise", "Decline")], parting.Rules);
    }

    [Fact]
    public void Parting_StateFailedInOne_NamesTheInnermost()
    {
        StateVisit[] good = [.. Stories.MapOfThree().Select(v => v with { Status = VisitStatus.Succeeded })];
        var compared = ExecutionComparison.Of(Of(good), Of(Stories.MapOfThree()));
        Assert.Equal(PartingKind.Outcome, compared.Parting!.Kind);
        Assert.Equal(("Create account", 1), (compared.Parting.State!.Either.StateName, compared.Parting.State.Either.Iteration));
    }

    [Fact]
    public void Parting_OneHasNotComeFurther_SaysSo()
    {
        var compared = ExecutionComparison.Of(Of(Stories.Visit(2, "Score", "Pass", VisitStatus.Succeeded, 0, 1, next: "Risky?"), Stories.Visit(4, "Risky?", "Choice", VisitStatus.Succeeded, 1, 2)),
            Of(Stories.Visit(2, "Score", "Pass", VisitStatus.Succeeded, 0, 1)));
        Assert.Equal(PartingKind.Ended, compared.Parting!.Kind);
        Assert.Equal("After “Score” A went to “Risky?” and B went no further.", compared.Parting.Reason);
    }

    [Fact]
    public void Comparison_SameWay_NamesTheFirstOtherOutput()
    {
        var a = Stories.Visit(2, "Score", "Pass", VisitStatus.Succeeded, 0, 1);
        var compared = ExecutionComparison.Of(Of(a), Of(a with { Output = """{"a":3}""", ExitedAt = Samples.Now.AddSeconds(3) }));
        Assert.Null(compared.Parting);
        Assert.Equal(("Score", TimeSpan.FromSeconds(2)), (compared.FirstOtherOutput!.Either.StateName, compared.FirstOtherOutput.Longer));
    }

    [Fact]
    public void Comparison_SameStateMoreOften_PairsVisitsByTheirTurn()
    {
        StateVisit[] loop = [.. Enumerable.Range(0, 3).Select(i => Stories.Visit(2 + i, "Work", "Pass", VisitStatus.Succeeded, i, i + 1, next: i < 2 ? "Work" : null))];
        var compared = ExecutionComparison.Of(Of(loop), Of([.. loop.Take(2)]));
        Assert.Equal([true, true, false], compared.States.Select(s => s.B is not null));
    }

    [Fact]
    public void Page_TwoExecutions_ShowsWhereTheyParted()
    {
        Fakes.Correlation.Story = Chose("Approve");
        Fakes.Correlation.Stories["arn:b"] = Chose("Decline");
        var page = Open<ComparisonPage>($"/compare?a={Samples.ExecutionArn}&b=arn:b");
        page.WaitForAssertion(() => Assert.Contains("“Risky?” chose “Approve” in A and “Decline” in B", page.Find("[data-testid=parting]").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll(".graph svg.graph").Count);
        Assert.Contains("Decline", page.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OneExecution_OffersTheOthersOfItsMachine()
    {
        Fakes.Executions.All.Add(Stories.Execution(ExecutionStatus.Failed));
        Fakes.Executions.All.Add(new ExecutionSummary("arn:other", Samples.MachineArn, "other", ExecutionStatus.Succeeded, Samples.Now));
        var page = Open<ComparisonPage>($"/compare?a={Samples.ExecutionArn}");
        page.WaitForAssertion(() => Assert.Contains("b=arn%3Aother", page.Find("a.row-link").GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("last one that succeeded", page.Find("a.primary").TextContent, StringComparison.Ordinal);
    }

    private static ExecutionStory Of(params StateVisit[] visits) => Stories.Of(Stories.Execution(ExecutionStatus.Succeeded), visits);

    private static ExecutionStory Chose(string next) => Of(
        Stories.Visit(2, "Score", "Pass", VisitStatus.Succeeded, 0, 1, next: "Risky?"),
        Stories.Visit(4, "Risky?", "Choice", VisitStatus.Succeeded, 1, 2, next: next),
        Stories.Visit(6, next, next == "Approve" ? "Succeed" : "Fail", next == "Approve" ? VisitStatus.Succeeded : VisitStatus.Failed, 2, 3)) with
    {
        StateMachine = new StateMachineDetail("loan-review", Samples.MachineArn, StateMachineType.Standard, Choosing),
    };
}
