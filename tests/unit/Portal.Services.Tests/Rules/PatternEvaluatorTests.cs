using Portal.Services.Rules;
using Xunit;

namespace Portal.Services.Tests.Rules;

public sealed class PatternEvaluatorTests
{
    private const string Event = """{"source":"com.example","detail":{"amount":5,"tags":["a","b"]}}""";

    [Theory]
    [InlineData("""{"source":["com.example"],"detail":{"amount":[{"numeric":[">",10]}]}}""", "detail.amount", "5")]
    [InlineData("""{"detail":{"customer":["Ana"]}}""", "detail.customer", null)]
    [InlineData("""{"detail":{"tags":["c"]}}""", "detail.tags", "\"a\", \"b\"")]
    public void Evaluate_OfAMiss_NamesTheField(string pattern, string path, string? found)
    {
        var miss = Assert.Single(PatternEvaluator.Evaluate(pattern, Event).Misses);
        Assert.Equal((path, found), (miss.Path, miss.Found));
        Assert.NotEmpty(miss.Wanted);
    }

    [Fact]
    public void Evaluate_OfWhatCannotBeRead_SaysSo()
    {
        Assert.NotNull(PatternEvaluator.Evaluate("{", Event).Error);
        Assert.NotNull(PatternEvaluator.Evaluate("""{"source":["x"]}""", "[]").Error);
        Assert.True(PatternEvaluator.Evaluate("""{"source":["com.example"]}""", Event).Matches);
    }
}
