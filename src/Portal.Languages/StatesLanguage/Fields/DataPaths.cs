using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>An InputPath or OutputPath that picks from the data.</summary>
internal sealed class PickingPath(ScopedPath path) : DataPath
{
    public override string? Text => path.Text;

    public override IEnumerable<FieldExpression> Expressions => [path.Expression];

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var found = path.Evaluate(scope);
        return found.IsFailure ? EvaluationFailure.Runtime($"Invalid path '{path.Text}' : {found.Reason}") : found.Value ?? DataValue.Null;
    }
}

/// <summary>An InputPath or OutputPath that is null: there is an empty object in place of the data.</summary>
internal sealed class EmptyingPath : DataPath
{
    public override string? Text => null;

    public override IEnumerable<FieldExpression> Expressions => [];

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope) => DataObject.Empty;
}
