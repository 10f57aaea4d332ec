using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The value that a JSON text stands for; null for a blank text.</summary>
internal sealed class StringToJsonFunction : IntrinsicFunction
{
    public override string Name => "States.StringToJson";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => arguments is not [DataString text] ? null
        : string.IsNullOrWhiteSpace(text.Value) ? DataValue.Null
        : DataValue.TryParse(text.Value) is { } value ? JavaText.Normalize(value) : null;
}
