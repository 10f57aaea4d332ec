using Portal.Languages.Data;
using Portal.Services.Rules.Editing;
using Xunit;

namespace Portal.Services.Tests.Rules;

public sealed class PatternDraftsTests
{
    private const string Event = """{"version":"0","id":"1","source":"shop","detail-type":"Placed","time":"2026-01-01T00:00:00Z","detail":{"amount":42,"customer":{"vip":true},"lines":["x","y"]}}""";

    [Fact]
    public void FromEvent_AsksForSourceAndDetailType() =>
        Assert.Equal(DataValue.Parse("""{"source":["shop"],"detail-type":["Placed"]}"""), DataValue.Parse(PatternDrafts.FromEvent(Event)));

    [Fact]
    public void Choices_LeaveOutWhatOnlyThisEventHas() =>
        Assert.Equal(["source", "detail-type", "detail.amount", "detail.customer.vip", "detail.lines", "detail.lines"], PatternDrafts.Choices(Event).Select(c => c.Name));

    [Fact]
    public void Toggle_Twice_GivesThePatternBack()
    {
        var pattern = PatternDrafts.FromEvent(Event);
        foreach (var choice in PatternDrafts.Choices(Event).Where(c => c.Path[0] == "detail"))
        {
            var with = PatternDrafts.Toggle(pattern, choice);
            Assert.True(PatternDrafts.Has(with, choice));
            Assert.Equal(pattern, PatternDrafts.Toggle(with, choice));
        }
    }

    [Fact]
    public void Toggle_TextThatIsNoJson_IsLeftAlone() => Assert.Equal("{", PatternDrafts.Toggle("{", new(["a"], "b")));
}
