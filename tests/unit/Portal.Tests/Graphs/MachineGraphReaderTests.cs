using Portal.Graphs;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Graphs;

public sealed class MachineGraphReaderTests
{
    private static readonly MachineGraph Loan = MachineGraphReader.TryRead(Samples.LoanReview)!;

    [Fact]
    public void TryRead_Machine_HasStartAndEnd()
    {
        Assert.Contains(Loan.Edges, e => e is { From: GraphNode.StartId, To: "Check applicant" });
        Assert.Equal(["Approved", "Reject"], Loan.Edges.Where(e => e.To == GraphNode.EndId).Select(e => e.From).Order());
    }

    [Fact]
    public void TryRead_Branches_AreGraphsOfTheirOwn()
    {
        var parallel = Loan.Nodes.Single(n => n.Id == "Check applicant");
        Assert.Equal(["Verify identity", "Has address"], parallel.Branches.Select(b => b.StartAt));
        Assert.Equal("Create account", Loan.Nodes.Single(n => n.Id == "Open accounts").Branches.Single().StartAt);
    }

    [Fact]
    public void TryRead_Task_SaysWhatItCalls()
    {
        var task = Loan.Nodes.Single(n => n.Id == "Ask reviewer");
        Assert.Equal("events:putEvents.waitForTaskToken", task.Detail);
        Assert.True(task.WaitsForToken);
    }

    [Fact]
    public void TryRead_Catchers_NameTheirErrors_UnlessAll()
    {
        Assert.Null(Loan.Edges.Single(e => e is { From: "Check applicant", Kind: EdgeKind.Catch }).Label);
        Assert.Equal("Score.Down, States.Timeout", Loan.Edges.Single(e => e is { From: "Score risk", Kind: EdgeKind.Catch }).Label);
    }

    [Theory]
    [InlineData("""{"Variable":"$.a","NumericLessThan":30}""", "$.a < 30")]
    [InlineData("""{"Variable":"$.a","StringEquals":"x"}""", "$.a == \"x\"")]
    [InlineData("""{"Variable":"$.a","NumericGreaterThanEqualsPath":"$.b"}""", "$.a >= $.b")]
    [InlineData("""{"Variable":"$.a","IsPresent":false}""", "$.a is not present")]
    [InlineData("""{"Variable":"$.a","BooleanEquals":true}""", "$.a == true")]
    [InlineData("""{"Not":{"Variable":"$.a","IsNull":true}}""", "not ($.a is null)")]
    [InlineData("""{"And":[{"Variable":"$.a","IsNull":true},{"Or":[{"Variable":"$.b","IsString":true},{"Variable":"$.c","StringMatches":"x*"}]}]}""", "$.a is null and ($.b is string or $.c ~ \"x*\")")]
    [InlineData("""{"Condition":"{% $states.input.a = 1 %}"}""", "$states.input.a = 1")]
    public void TryRead_ChoiceRule_BecomesShortWords(string rule, string words)
    {
        // Next is put into the rule, before its last brace.
        var machine = "{'StartAt':'c','States':{'c':{'Type':'Choice','Choices':[".Replace('\'', '"') + rule[..^1] + ",\"Next\":\"d\"}]},\"d\":{\"Type\":\"Succeed\"}}}";
        Assert.Equal(words, MachineGraphReader.TryRead(machine)!.Edges.Single(e => e.Kind == EdgeKind.Choice).FullLabel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"States\": ")]
    public void TryRead_NoObject_IsNull(string text) => Assert.Null(MachineGraphReader.TryRead(text));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"StartAt":"x","States":{}}""")]
    [InlineData("""{"StartAt":"a","States":{"a":{"Type":"Pass","Next":"missing"},"b":5,"c":{"Type":"Nonsense"},"d":{"Type":"Map"}}}""")]
    [InlineData("""{"StartAt":7,"States":{"a":{"Type":"Choice","Choices":[{"Next":"a"}, 3]}}}""")]
    public void TryRead_HalfTyped_GivesWhatIsThere(string text)
    {
        var graph = MachineGraphReader.TryRead(text)!;
        LayoutChecks.All(graph, Portal.Graphs.Layout.LayeredLayout.Arrange(graph));
    }

    [Fact]
    public void Layouts_SameText_LaidOutOnce()
    {
        var layouts = new GraphLayouts();
        Assert.Same(layouts.Of(Samples.LoanReview), layouts.Of(Samples.LoanReview));
        for (var i = 0; i < GraphLayouts.Most + 5; i++) layouts.Of($$"""{"Comment":"{{i}}"}""");
        Assert.NotNull(layouts.Of(Samples.LoanReview));
    }
}
