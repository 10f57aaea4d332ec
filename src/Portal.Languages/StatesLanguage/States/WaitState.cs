using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that waits. Exactly one of the two is set.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html</remarks>
public sealed class WaitState : State
{
    private WaitState(StateReader reader)
        : base(reader)
    {
        Seconds = reader.Fields.Seconds("Seconds");
        Timestamp = reader.Fields.Timestamp("Timestamp");
    }

    public override StateType Type => StateType.Wait;

    public EvaluatedField<long>? Seconds { get; }

    public EvaluatedField<DateTimeOffset>? Timestamp { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts => [.. base.Parts, ("Seconds", Seconds), ("Timestamp", Timestamp)];

    internal static WaitState Read(StateReader reader)
    {
        reader.Check(StateFields.Wait);
        reader.Fields.ExactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
        return new WaitState(reader);
    }
}
