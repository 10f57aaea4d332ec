using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class JsonPathTests
{
    public static TheoryData<string> Cases => CaseFile.Names("paths");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesItsValueOrReason(string name)
    {
        var one = CaseFile.Find("paths", name);
        var path = one.GetString("path")!;
        if (one.Contains("invalid"))
        {
            Assert.False(JsonPath.TryParse(path, out _, out var error));
            Assert.NotEmpty(error);
            return;
        }

        var result = JsonPath.Parse(path).Evaluate(one["data"]!);
        if (one.Contains("reason")) Assert.Equal(one.GetString("reason"), result.Reason);
        else if (one.Contains("absent")) Assert.False(result.HasValue || result.IsFailure);
        else Assert.Equal(one["value"], result.Value);
    }

    [Theory]
    [InlineData("$.a['b c'][0].d[-1]", "$['a']['b c'][0]['d'][-1]", true)]
    [InlineData("$", "$", true)]
    [InlineData("$..a[*].b[1:2]", "$..['a'][*]['b'][1:2]", false)]
    [InlineData("$.a[?(@.b == 1)]", "$['a'][?]", false)]
    [InlineData("$['a','b']", "$['a','b']", true)]
    public void ToString_AnyPath_IsInBracketNotation(string text, string expected, bool isDefinite)
    {
        var path = JsonPath.Parse(text);
        Assert.Equal(expected, path.ToString());
        Assert.Equal(isDefinite, path.IsDefinite);
    }

    [Fact]
    public void Evaluate_ScansWithinScans_EndsWithAReason()
    {
        var deep = new string('[', 300) + "1" + new string(']', 300);
        var result = JsonPath.Parse("$..*..*..*..*").Evaluate(DataValue.Parse(deep));
        Assert.Equal("The path visits too many values.", result.Reason);
    }

    [Fact]
    public void TryParse_NestedFilters_AreRefusedBeyondADepth()
    {
        var text = string.Concat(Enumerable.Repeat("$[?(", 500)) + "@" + string.Concat(Enumerable.Repeat(")]", 500));
        Assert.False(JsonPath.TryParse(text, out _, out _));
    }
}
