using Portal.Languages.EventPatterns;
using Portal.Services.Observatory;
using Portal.Services.Rules.Testing;
using Xunit;

namespace Portal.Services.Tests.Rules;

public sealed class BackTestTests
{
    private static readonly EventSample Sample = new([Event(3, "a"), Event(2, "b"), Event(1, "a")], false);

    [Fact]
    public void Run_NewRule_CountsWhatItMatches()
    {
        var test = BackTest.Run(Sample, """{"source":["a"]}""", null)!;
        Assert.Equal((3, 2, 0, 0), (test.Tested, test.Matched.Count, test.Gained.Count, test.Lost.Count));
    }

    [Fact]
    public void Run_BesideASavedPattern_SaysWhatIsGainedAndLost()
    {
        var test = BackTest.Run(Sample, """{"source":["b"]}""", """{"source":["a"]}""")!;
        Assert.Equal([2L], test.Gained.Select(e => e.Event.Sequence));
        Assert.Equal([3L, 1L], test.Lost.Select(e => e.Event.Sequence));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public void Run_PatternThatCannotBeRead_SaysNothing(string? pattern) => Assert.Null(BackTest.Run(Sample, pattern, null));

    private static SampledEvent Event(long sequence, string source)
    {
        var envelope = $$$"""{"source":"{{{source}}}","detail-type":"t","detail":{}}""";
        Assert.True(ParsedEvent.TryParse(envelope, out var parsed, out _));
        return new(new RecordedEvent(sequence, "c", "b", "id" + sequence, source, "t", "1", "r", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), envelope, parsed);
    }
}
