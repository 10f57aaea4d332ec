using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>A ResultPath that names a place in the input.</summary>
internal sealed class PlacingResultPath(ReferencePath path) : ResultPath
{
    public override string? Text => path.Text;

    public override EvaluationResult<DataValue> Apply(DataValue input, DataValue result) => path.Put(input, result) is { } output
        ? output
        : new EvaluationFailure(StatesErrorNames.ResultPathMatchFailure, $"Unable to apply ReferencePath {path.Text} to input {input.ToJson()}");
}

/// <summary>A ResultPath that is null: the result is dropped.</summary>
internal sealed class DroppingResultPath : ResultPath
{
    public override string? Text => null;

    public override EvaluationResult<DataValue> Apply(DataValue input, DataValue result) => input;
}
