using Portal.Components.Pages.EventBus;
using Portal.Services.Rules;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class BusMapTests
{
    private static readonly IReadOnlySet<string> Closed = new HashSet<string>();

    /// <summary>300 rules of 12 sources, each to one of 40 queues.</summary>
    private static readonly IReadOnlyList<RuleDetail> Many = [.. Enumerable.Range(0, 300).Select(i => StubRules.Rule($"rule-{i:000}", $"team{i % 12:00}", $"queue-{i % 40}"))];

    [Fact]
    public void FewRules_EachHasItsBox()
    {
        var map = BusMap.Of([StubRules.Rule("a"), StubRules.Rule("b")], null, BusMapGrouping.None, Closed);
        Assert.Equal(["a", "b"], map.Rules.Select(n => n.Text));
        Assert.Equal("orders", Assert.Single(map.Targets).Text);
        Assert.Equal([(0.0, 0.5), (1.0, 0.5)], map.Edges.Select(e => (e.From, e.To)));
    }

    [Theory]
    [InlineData(BusMapGrouping.None)]
    [InlineData(BusMapGrouping.Source)]
    [InlineData(BusMapGrouping.Target)]
    public void ManyRules_StayWithinTheBounds(BusMapGrouping grouping)
    {
        var map = BusMap.Of(Many, null, grouping, Closed);
        Assert.InRange(map.Rules.Count, 1, 60);
        Assert.InRange(map.Targets.Count, 1, 60);
        Assert.InRange(map.Edges.Count, 1, 200);
        Assert.Equal(300, map.Shown);
    }

    [Fact]
    public void ManyRules_BySource_AreAGroupEach_WithTheirTargetsOfOneKindInOneBox()
    {
        var map = BusMap.Of(Many, null, BusMapGrouping.Source, Closed);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => ($"team{i:00}", 25)), map.Rules.Select(n => (n.Text, n.Count)));
        Assert.Equal(("SQS queues", 40), (Assert.Single(map.Targets).Text, map.Targets[0].Count));
    }

    [Fact]
    public void Group_Opened_ShowsItsRules()
    {
        var map = BusMap.Of(Many, null, BusMapGrouping.Source, new HashSet<string> { "team03" });
        Assert.Equal(12 + 25, map.Rules.Count);
        Assert.True(map.Rules.Single(n => n.Text == "team03").IsOpen);
    }

    [Fact]
    public void KindOfTargets_Opened_ShowsEach() =>
        Assert.Equal(40, BusMap.Of(Many, null, BusMapGrouping.Source, new HashSet<string> { "kind Queue" }).Targets.Count);

    [Fact]
    public void Search_LeavesTheRulesThatFit()
    {
        var map = BusMap.Of(Many, "queue-7 team07", BusMapGrouping.None, Closed);
        Assert.All(map.Rules, n => Assert.Contains("team07", n.Rule!.EventPattern, StringComparison.Ordinal));
        Assert.Equal(map.Rules.Count, map.Shown);
        Assert.InRange(map.Shown, 1, 20);
    }

    [Fact]
    public void Rows_NoTwoBoxesShareAPlace()
    {
        var map = BusMap.Of(Many, null, BusMapGrouping.Source, Closed);
        Assert.Equal(map.Rules.Count, map.Rules.Select(n => n.Row).Distinct().Count());
        Assert.All(map.Rules.Concat(map.Targets), n => Assert.InRange(n.Row, 0, map.Rows));
    }
}
