using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Explaining;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>Explanations of random misses: the changes that they propose are made, and then the event must match.</summary>
public sealed class ExplanationFuzzTests
{
    private const int Rounds = 250;
    private const int EventsPerRound = 20;

    [Fact]
    public void Explain_RandomPatternsAndEvents_NamesChangesAfterWhichTheEventMatches()
    {
        int misses = 0, helpless = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var generator = new PatternGenerator(seed, aboutArrays: seed % 2 == 0);
            var text = generator.Pattern();
            var pattern = EventPattern.Parse(text).Pattern!;
            for (var e = 0; e < EventsPerRound; e++)
            {
                var given = (DataObject)DataValue.Parse(generator.Event());
                var explanation = pattern.Explain(given);
                Assert.Equal(pattern.Matches(given.ToUtf8()), explanation.Matches);
                if (explanation.Matches)
                {
                    Assert.All(explanation.Fields, f => Assert.Equal(FieldResult.Matches, f.Verdict));
                    continue;
                }

                misses++;
                if (explanation.NearestMiss.Count == 0) helpless++;
                else CheckChanges(text, pattern, given, explanation);
            }
        }

        Assert.InRange(misses, Rounds * EventsPerRound / 2, int.MaxValue);

        // Few generated patterns want what no value has.
        Assert.InRange(helpless, 0, misses / 25);
    }

    private static void CheckChanges(string text, EventPattern pattern, DataObject given, PatternExplanation explanation)
    {
        var changed = explanation.NearestMiss.Aggregate(given, (e, change) => change.ApplyTo(e));
        Assert.True(pattern.Matches(changed.ToUtf8()), $"{text}\n{given.ToJson()}\n{string.Join('\n', explanation.NearestMiss)}");
        Assert.Contains(explanation.Fields, f => f.Verdict != FieldResult.Matches);
    }
}
