using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Explaining;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

public sealed class PatternExplanationTests
{
    [Fact]
    public void Explain_OneWrongValue_NamesTheFieldWhatIsWantedAndWhatIsThere()
    {
        var explanation = Explain(
            """{"source":["shop"],"detail":{"state":["paid",{"prefix":"sent"}]}}""",
            """{"source":"shop","detail":{"state":"open"}}""");
        Assert.False(explanation.Matches);
        var state = explanation.Fields.Single(f => f.Path == "$.detail.state");
        Assert.Equal(FieldResult.WrongValue, state.Verdict);
        Assert.Equal("is \"paid\" or starts with \"sent\"", state.Wanted);
        Assert.Equal(("$.detail.state", "\"open\""), (state.Found[0].Path, state.Found[0].Value.ToJson()));
        Assert.Equal(FieldResult.Matches, explanation.Fields.Single(f => f.Path == "$.source").Verdict);
        Assert.Equal("set $.detail.state to \"paid\"", Assert.Single(explanation.NearestMiss).ToString());
    }

    [Fact]
    public void Explain_MissingAndUnwantedFields_AreToldApart()
    {
        var explanation = Explain("""{"a":{"b":["x"],"c":[{"exists":false}]}}""", """{"a":{"c":1}}""");
        Assert.Equal([FieldResult.Missing, FieldResult.Unwanted], explanation.Fields.Select(f => f.Verdict));
        Assert.Equal(["set $.a.b to \"x\"", "remove $.a.c"], explanation.NearestMiss.Select(c => c.ToString()));
    }

    [Fact]
    public void Explain_ValuesInDifferentElements_NamesTheOneToMove()
    {
        var explanation = Explain(
            """{"items":{"sku":["A"],"qty":[{"numeric":[">",1]}]}}""",
            """{"items":[{"sku":"A","qty":1},{"sku":"B","qty":5}]}""");
        Assert.Contains(explanation.Fields, f => f.Verdict == FieldResult.OtherElement);
        Assert.Equal("set $.items[0].qty to 2", Assert.Single(explanation.NearestMiss).ToString());
    }

    [Fact]
    public void Explain_Alternatives_PutsTheNearestFirst()
    {
        var explanation = Explain("""{"$or":[{"a":["1"],"b":["1"],"c":["1"]},{"d":["1"]}],"s":["1"]}""", """{"s":"1","d":"2"}""");
        Assert.Equal(2, explanation.Alternatives.Count);
        Assert.Equal("set $.d to \"1\"", Assert.Single(explanation.NearestMiss).ToString());
        Assert.Equal(["$.d", "$.s"], explanation.Fields.Select(f => f.Path));
    }

    [Fact]
    public void Explain_Match_SaysWhichConditionHolds()
    {
        var explanation = Explain("""{"a":["x",{"suffix":"z"}]}""", """{"a":["q","xyz"]}""");
        Assert.True(explanation.Matches);
        Assert.Empty(explanation.NearestMiss);
        Assert.Equal([null, """{"suffix":"z"}"""], explanation.Fields[0].Found.Select(f => f.Holds?.ToString()));
    }

    [Fact]
    public void Explain_FieldThatNoValueSatisfies_ProposesNothing() =>
        Assert.Empty(Explain("""{"a":[{"numeric":[">",1,"<",1.000001]}]}""", """{"a":1}""").NearestMiss);

    private static PatternExplanation Explain(string pattern, string given) =>
        EventPattern.Parse(pattern).Pattern!.Explain((DataObject)DataValue.Parse(given));
}
