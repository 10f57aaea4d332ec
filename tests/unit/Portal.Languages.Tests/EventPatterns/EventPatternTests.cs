using System.Text;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

public sealed class EventPatternTests
{
    private const string MatchFile = "pattern-matches.json";
    private const string ErrorFile = "pattern-errors.json";
    private const string HintFile = "pattern-hints.json";

    public static TheoryData<string> MatchCases => CaseFile.Names(MatchFile);
    public static TheoryData<string> ErrorCases => CaseFile.Names(ErrorFile);
    public static TheoryData<string> HintCases => CaseFile.Names(HintFile);

    [Theory]
    [MemberData(nameof(MatchCases))]
    public void Matches_Case_IsAsTheCaseSays(string name)
    {
        var wanted = CaseFile.Case(MatchFile, name);
        var pattern = EventPattern.Parse(wanted.GetString("pattern")!).Pattern!;
        Assert.All(Texts(wanted, "matches"), e => Assert.True(Match(pattern, e), e));
        Assert.All(Texts(wanted, "misses"), e => Assert.False(Match(pattern, e), e));
    }

    [Theory]
    [MemberData(nameof(ErrorCases))]
    public void Parse_WrongPattern_NamesAllMistakesInTheWordsOfEventBridge(string name)
    {
        var wanted = CaseFile.Case(ErrorFile, name);
        var result = EventPattern.Parse(wanted.GetString("pattern")!);
        Assert.Null(result.Pattern);
        Assert.Equal(Texts(wanted, "reasons"), result.Errors.Select(e => e.Summary));
        Assert.All(result.Errors, e => Assert.NotEmpty(e.Advice));
        if (wanted.GetString("full") is { } full) Assert.Equal("Event pattern is not valid. Reason: " + full, result.Errors[0].Message);
    }

    [Theory]
    [MemberData(nameof(HintCases))]
    public void FindHints_OddPattern_SaysWhatAndWhere(string name)
    {
        var wanted = CaseFile.Case(HintFile, name);
        var pattern = EventPattern.Parse(wanted.GetString("pattern")!).Pattern!;
        Assert.Equal(Texts(wanted, "hints"), pattern.FindHints().Select(h => $"{h.Kind} {h.Path}"));
    }

    [Fact]
    public void Parse_WrongPart_PointsAtIt()
    {
        var error = Assert.Single(EventPattern.Parse("{\"detail\": {\n  \"a b\": [1, {\"prefix\": 1}]}}").Errors);
        Assert.Equal(("$.detail['a b'][1].prefix", 2, 26), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void Parse_LongPattern_QuotesItsStart()
    {
        var error = EventPattern.Parse("{\"a\":\"" + new string('x', 600) + "\"}").Errors[0];
        Assert.EndsWith("x\"[truncated 108 chars]; line: 1, column: 7]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"source":["a"],"detail-type":[{"prefix":"x"}]}""", "a", "xy", true)]
    [InlineData("""{"source":["a"],"detail-type":[{"prefix":"x"}]}""", "a", "y", false)]
    [InlineData("""{"source":["a"],"detail-type":[{"prefix":"x"}]}""", null, "xy", true)]
    [InlineData("""{"source":["a"],"detail":{"b":[1]}}""", "a", null, true)]
    [InlineData("""{"$or":[{"source":["a"]},{"source":["b"]}]}""", "b", null, true)]
    [InlineData("""{"source":[{"anything-but":"a"}]}""", "a", null, false)]
    public void CouldMatch_SourceAndDetailType_LooksAtThoseOnly(string pattern, string? source, string? detailType, bool wanted) =>
        Assert.Equal(wanted, EventPattern.Parse(pattern).Pattern!.CouldMatch(source, detailType));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":\"x")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"b\":[[[}")]
    public void Matches_TextThatIsNoEvent_Throws(string text) =>
        Assert.Throws<JsonException>(() => EventPattern.Parse("""{"a":["x"]}""").Pattern!.Matches(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void TryParse_Event_ChecksAllOfIt(string text, bool wanted)
    {
        Assert.Equal(wanted, ParsedEvent.TryParse(text, out var parsed, out var complaint));
        Assert.Equal(wanted, parsed is not null);
        Assert.Equal(wanted, complaint is null);
    }

    private static bool Match(EventPattern pattern, string text)
    {
        var matches = pattern.Matches(Encoding.UTF8.GetBytes(text));
        Assert.True(ParsedEvent.TryParse(text, out var parsed, out _));
        Assert.Equal(matches, pattern.Matches(parsed));
        return matches;
    }

    private static IEnumerable<string> Texts(DataObject from, string field) => from.GetArray(field)!.Select(t => ((DataString)t).Value);
}
