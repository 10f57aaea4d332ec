using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>Scopes for tests: a fixed clock, seeded chance.</summary>
internal static class Scopes
{
    public static EvaluationScope Of(DataObject from) => new()
    {
        Input = from["input"] ?? DataObject.Empty,
        Context = from.GetObject("context") ?? DataObject.Empty,
        Variables = from.GetObject("variables") ?? DataObject.Empty,
        Result = from["result"],
        ErrorOutput = from["errorOutput"],
        Clock = new FixedClock(),
        Random = new Random(1),
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
