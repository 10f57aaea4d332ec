using System.Text;
using Portal.Languages.EventPatterns;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

public sealed class PatternIndexTests
{
    private static readonly byte[] Created = Encoding.UTF8.GetBytes("""{"source":"shop","detail":{"state":"created","total":12.50}}""");

    private static EventPattern Pattern(string json) => EventPattern.Parse(json).Pattern!;

    [Fact]
    public void Match_RulesOfWhichSomeMatch_GivesThose()
    {
        var index = new PatternIndex<string>();
        index.Set("source", Pattern("""{"source":["shop"]}"""));
        index.Set("total", Pattern("""{"detail":{"total":[{"numeric":[">",100]}]}}"""));
        index.Set("state", Pattern("""{"detail":{"state":["created","paid"]}}"""));
        Assert.Equal(["source", "state"], index.Match(Created).Order());
    }

    [Theory]
    [InlineData("*a*", "aab")]
    [InlineData("*order*", "order-order")]
    [InlineData("*x*y*", "xyxyxy")]
    public void Match_WildcardFoundInSeveralPlacesOfAValue_GivesTheRuleOnce(string wildcard, string value)
    {
        var index = new PatternIndex<string>();
        index.Set("r", Pattern($$"""{"source":[{"wildcard":"{{wildcard}}"}]}"""));
        Assert.Equal(["r"], index.Match(Encoding.UTF8.GetBytes($$"""{"source":"{{value}}"}""")));
    }

    [Fact]
    public void Match_AfterRemove_LeavesTheRuleOut()
    {
        var index = new PatternIndex<string>();
        index.Set("a", Pattern("""{"source":["shop"]}"""));
        Assert.Single(index.Match(Created));
        Assert.True(index.Remove("a"));
        Assert.False(index.Remove("a"));
        Assert.Empty(index.Match(Created));
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void Set_KnownRule_TakesTheNewPattern()
    {
        var index = new PatternIndex<string>();
        index.Set("a", Pattern("""{"source":["shop"]}"""));
        index.Set("a", Pattern("""{"source":["other"]}"""));
        Assert.Empty(index.Match(Created));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Match_AfterManyRandomChanges_FindsWhatEachPatternFinds()
    {
        var random = new Random(17);
        var index = new PatternIndex<int>();
        var known = new Dictionary<int, EventPattern>();
        for (var step = 0; step < 3_000; step++)
        {
            var rule = random.Next(200);
            if (random.Next(3) > 0) index.Set(rule, known[rule] = Pattern($$$"""{"source":["s{{{random.Next(5)}}}"],"detail":{"v":["{{{random.Next(20)}}}"]}}"""));
            else Assert.Equal(known.Remove(rule), index.Remove(rule));
            if (random.Next(4) > 0) continue;
            var given = Encoding.UTF8.GetBytes($$$"""{"source":"s{{{random.Next(5)}}}","detail":{"v":"{{{random.Next(20)}}}"}}""");
            Assert.Equal(known.Where(k => k.Value.Matches(given)).Select(k => k.Key).Order(), index.Match(given).Order());
        }

        Assert.Equal(known.Count, index.Count);
    }

    [Fact]
    public async Task Match_WhileRulesChange_AlwaysFindsTheRulesThatStay()
    {
        var index = new PatternIndex<string>();
        index.Set("stays", Pattern("""{"source":["shop"]}"""));
        index.Set("changes", Pattern("""{"source":["shop"]}"""));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var matched = index.Match(Created);
                Assert.Contains("stays", matched);
                Assert.Single(matched, "changes");
            }
        })).ToArray();
        for (var i = 0; i < 500; i++)
        {
            index.Set("changes", Pattern("""{"source":["shop"]}"""));
            index.Set($"other{i}", Pattern("""{"source":["x"]}"""));
            if (i % 3 == 0) index.Remove($"other{i}");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void Match_RuleWithSeveralCombinationsThatMatch_IsGivenOnce()
    {
        var index = new PatternIndex<string>();
        index.Set("a", Pattern("""{"$or":[{"source":["shop"]},{"detail":{"state":["created"]}}]}"""));
        Assert.Equal(["a"], index.Match(Created));
    }

    [Theory]
    [InlineData("""{"a":["x"]}""", """{"a":["x","x"]}""")]
    [InlineData("""{"a":["x","y"]}""", """{"a":["x","y"]}""")]
    [InlineData("""{"a":[{"prefix":"x"},{"prefix":"xy"}]}""", """{"a":"xyz"}""")]
    [InlineData("""{"$or":[{"a":["x"]},{"a":[{"suffix":"x"}]}]}""", """{"a":"x"}""")]
    public void Match_RuleFoundByManyWays_IsGivenOnce(string pattern, string given)
    {
        var index = new PatternIndex<string>();
        index.Set("a", Pattern(pattern));
        Assert.Equal(["a"], index.Match(Encoding.UTF8.GetBytes(given)));
    }
}
