using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>A value as JSON text.</summary>
internal sealed class JsonToStringFunction : IntrinsicFunction
{
    public override string Name => "States.JsonToString";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => arguments is [var value] ? new DataString(value.ToJson()) : null;
}
