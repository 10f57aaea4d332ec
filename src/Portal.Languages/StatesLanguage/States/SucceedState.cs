using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that ends its scope well.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html</remarks>
public sealed class SucceedState : State
{
    private SucceedState(StateReader reader)
        : base(reader) => End = true;

    public override StateType Type => StateType.Succeed;

    internal static SucceedState Read(StateReader reader)
    {
        reader.Check(StateFields.Succeed);
        return new SucceedState(reader);
    }
}
