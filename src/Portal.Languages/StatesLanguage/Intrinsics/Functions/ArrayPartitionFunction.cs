using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>An array cut into arrays of a size; the last one may be shorter.</summary>
internal sealed class ArrayPartitionFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayPartition";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [DataArray array, var second] || Truncated(second) is not { } size || size < 1) return null;
        return new DataArray([.. array.Chunk(size).Select(chunk => (DataValue)new DataArray(chunk))]);
    }
}
