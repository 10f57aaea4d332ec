using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>A field that is written down as an array or object, with expressions in it.</summary>
internal sealed class TemplateField(string name, PayloadTemplate template) : EvaluatedField<DataValue>
{
    public override string Name => name;
    public override string Text => "";
    public override bool IsConstant => template.IsConstant;
    public override IEnumerable<FieldExpression> Expressions => template.Expressions;
    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope) => template.Evaluate(scope);
}
