using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>How many items an array has.</summary>
internal sealed class ArrayLengthFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayLength";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => arguments is [DataArray array] ? array.Count : null;
}
