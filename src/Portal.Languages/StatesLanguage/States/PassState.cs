using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that passes its input on, or a fixed or computed value in its place.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html</remarks>
public sealed class PassState : State
{
    public override StateType Type => StateType.Pass;

    /// <summary>JSONPath only: the result, taken as it is written. Null where left out.</summary>
    public DataValue? Result { get; init; }

    /// <summary>JSONPath only; the result where <see cref="Result"/> is left out.</summary>
    public PayloadTemplate? Parameters { get; init; }

    /// <summary>JSONPath only; null where left out: the result replaces the input.</summary>
    public ResultPath? ResultPath { get; init; }
}
