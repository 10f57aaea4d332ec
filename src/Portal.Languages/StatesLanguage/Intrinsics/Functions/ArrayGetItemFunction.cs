using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The item of an array at an index that counts from 0.</summary>
internal sealed class ArrayGetItemFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayGetItem";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [DataArray array, var second] || Truncated(second) is not { } index) return null;
        // AWS gives null for any index into an empty array, and refuses one beyond the end of any other.
        if (array.Count == 0) return DataValue.Null;
        return index >= 0 && index < array.Count ? array[index] : null;
    }
}
