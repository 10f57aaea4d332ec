using System.Globalization;
using System.Text;
using Portal.Languages.EventPatterns;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>
/// The matcher, the index and the naive matcher on random patterns and events. A million pairs:
/// <c>OBSERVATORY_FUZZ_PAIRS=1000000 dotnet run --project tests/unit/Portal.Languages.Tests -- --filter-class '*PatternFuzzTests'</c>;
/// OBSERVATORY_FUZZ_SEED picks others.
/// </summary>
public sealed class PatternFuzzTests
{
    private const int PatternsPerRound = 40;
    private const int EventsPerRound = 25;

    private static readonly int Rounds = Math.Max(1, Setting("OBSERVATORY_FUZZ_PAIRS", 40_000) / (PatternsPerRound * EventsPerRound));
    private static readonly int FirstSeed = Setting("OBSERVATORY_FUZZ_SEED", 20_260);

    [Fact]
    public void Matches_RandomPatternsAndEvents_AgreesWithTheNaiveMatcher()
    {
        var matches = 0;
        for (var round = 0; round < Rounds; round++) matches += Compare(FirstSeed + round);

        // Else the pairs say little.
        Assert.InRange(matches, Rounds * PatternsPerRound * EventsPerRound / 50, int.MaxValue);
    }

    private static int Compare(int seed)
    {
        var generator = new PatternGenerator(seed, aboutArrays: seed % 2 == 0);
        var patterns = Enumerable.Range(0, PatternsPerRound).Select(_ => generator.Pattern()).ToArray();
        var index = new PatternIndex<int>();
        var parsed = patterns.Select(EventPattern.Parse).ToArray();
        for (var p = 0; p < patterns.Length; p++)
        {
            Assert.True(parsed[p].IsValid, $"{patterns[p]}: {string.Join(", ", parsed[p].Errors.Select(e => e.Summary))}");
            index.Set(p, parsed[p].Pattern!);
        }

        var count = 0;
        for (var e = 0; e < EventsPerRound; e++)
        {
            var text = generator.Event();
            var wanted = Enumerable.Range(0, patterns.Length).Where(p => NaiveMatcher.Matches(patterns[p], text)).ToArray();
            var utf8 = Encoding.UTF8.GetBytes(text);
            Assert.True(ParsedEvent.TryParse(utf8, out var once, out _));
            Assert.Equal((text, Show(wanted)), (text, Show(Enumerable.Range(0, patterns.Length).Where(p => parsed[p].Pattern!.Matches(utf8)))));
            Assert.Equal((text, Show(wanted)), (text, Show(Enumerable.Range(0, patterns.Length).Where(p => parsed[p].Pattern!.Matches(once)))));
            Assert.Equal((text, Show(wanted)), (text, Show(index.Match(utf8).Order())));
            count += wanted.Length;
        }

        return count;

        string Show(IEnumerable<int> numbers) => string.Join('\n', numbers.Select(n => patterns[n]));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
