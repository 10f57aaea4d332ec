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
}
