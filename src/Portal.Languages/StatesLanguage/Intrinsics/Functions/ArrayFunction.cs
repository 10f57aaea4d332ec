using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The arguments as an array.</summary>
internal sealed class ArrayFunction : IntrinsicFunction
{
    public override string Name => "States.Array";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => new DataArray([.. arguments]);
}
