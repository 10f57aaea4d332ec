using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>What a field makes of the value that its path found; null where it found none.</summary>
internal delegate EvaluationResult<T> PathConversion<T>(DataValue? value, string field, ScopedPath path, EvaluationScope scope)
    where T : notnull;

/// <summary>A field that reads its value by a path.</summary>
internal sealed class PathField<T>(string name, ScopedPath path, PathConversion<T> conversion) : EvaluatedField<T>
    where T : notnull
{
    public override string Name => name;
    public override string Text => path.Text;
    public override bool IsConstant => false;
    public override IEnumerable<FieldExpression> Expressions => [path.Expression];
    public override EvaluationResult<T> Evaluate(EvaluationScope scope) => conversion(path.Evaluate(scope).Value, name, path, scope);
}
