using Bunit;
using Portal.Components.Graph;
using Portal.Graphs;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Graphs;

public sealed class StateGraphViewTests : PageContext
{
    private readonly MachineLayout loan = new GraphLayouts().Of(Samples.LoanReview)!;

    [Fact]
    public void Click_OnAState_SelectsIt()
    {
        string? picked = null;
        var view = Render<StateGraphView>(p => p.Add(v => v.Layout, loan.Layout).Add(v => v.SelectedChanged, s => picked = s));
        view.Find("[data-state='Score risk']").Click();
        Assert.Equal("Score risk", picked);
        Assert.Equal("true", view.Find("[data-state='Score risk']").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Marks_Status_ColoursAndSaysIt()
    {
        var view = Render<StateGraphView>(p => p.Add(v => v.Layout, loan.Layout)
            .Add(v => v.Marks, new Dictionary<string, NodeMark> { ["Score risk"] = new("FAILED") { Retries = 2, Events = 1 } }));
        var node = view.Find("[data-state='Score risk']");
        Assert.Contains("tone-bad", node.ClassName, StringComparison.Ordinal);
        Assert.Contains("failed, 2 retries, 1 events", node.QuerySelector("title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("none", view.Find("[data-state='Decision']").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Taken_CatchersWay_IsNotTheOrdinaryWay()
    {
        var view = Render<StateGraphView>(p => p.Add(v => v.Layout, loan.Layout)
            .Add(v => v.Taken, new HashSet<TakenWay> { new("Score risk", "Notify failure", true) }));
        Assert.Equal("catch taken", Assert.Single(view.FindAll("path.edge.taken")).ClassName!.Replace("edge ", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void TabStop_OnlyOneState_HasIt() =>
        Assert.Single(Render<StateGraphView>(p => p.Add(v => v.Layout, loan.Layout)).FindAll("[data-state][tabindex='0']"));

    [Fact]
    public void MapPick_NextFailed_GoesThroughThemInTurn()
    {
        (string State, int? Index) picked = default;
        var view = Render<StateGraphView>(p => p.Add(v => v.Layout, loan.Layout)
            .Add(v => v.MapPicks, new Dictionary<string, MapPick> { ["Open accounts"] = new(12, 4, [2, 7]) })
            .Add(v => v.OnPick, i => picked = i));
        view.FindAll(".picker button").Single(b => b.TextContent == "2 failed").Click();
        Assert.Equal(("Open accounts", 7), picked);
    }
}
