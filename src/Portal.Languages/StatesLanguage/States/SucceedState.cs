namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that ends its scope well.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html</remarks>
public sealed class SucceedState : State
{
    public override StateType Type => StateType.Succeed;
}
