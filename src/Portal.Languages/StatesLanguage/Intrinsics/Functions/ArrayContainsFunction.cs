using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>Whether an array holds a value.</summary>
internal sealed class ArrayContainsFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayContains";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) =>
        arguments is [DataArray array, var value] ? array.Contains(value) : null;
}
