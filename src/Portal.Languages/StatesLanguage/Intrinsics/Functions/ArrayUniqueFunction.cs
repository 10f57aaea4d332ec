using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The items of an array without repetitions, each where it comes first.</summary>
internal sealed class ArrayUniqueFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayUnique";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) =>
        arguments is [DataArray array] ? new DataArray([.. array.Distinct()]) : null;
}
