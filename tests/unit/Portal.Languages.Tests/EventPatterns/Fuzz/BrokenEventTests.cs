using System.Text;
using System.Text.Json;
using Portal.Languages.EventPatterns;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>Events that somebody has broken: matching may answer anything or say that it is no JSON, but it must end.</summary>
public sealed class BrokenEventTests
{
    [Fact]
    public void Match_EventsWithRandomBytesChanged_AnswersOrSaysThatItIsNoJson()
    {
        var random = new Random(99);
        for (var seed = 0; seed < 60; seed++)
        {
            var generator = new PatternGenerator(seed, aboutArrays: seed % 3 == 0);
            var index = new PatternIndex<int>();
            for (var i = 0; i < 20; i++) index.Set(i, EventPattern.Parse(generator.Pattern()).Pattern!);
            for (var e = 0; e < 100; e++)
            {
                var text = Encoding.UTF8.GetBytes(generator.Event());
                for (var change = random.Next(1, 4); change > 0; change--) text[random.Next(text.Length)] = (byte)random.Next(256);
                Try(index, text);
                Try(index, text.AsSpan(0, random.Next(text.Length)));
            }
        }
    }

    private static void Try(PatternIndex<int> index, ReadOnlySpan<byte> text)
    {
        try
        {
            index.Match(text);
        }
        catch (JsonException)
        {
            // It may say so.
        }

        if (ParsedEvent.TryParse(text, out var parsed, out _)) Assert.NotNull(parsed);
    }
}
