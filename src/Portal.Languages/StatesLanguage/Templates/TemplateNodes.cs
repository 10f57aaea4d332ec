using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Templates;

/// <summary>A part of a template in which nothing is computed.</summary>
internal sealed class ConstantTemplate(DataValue value) : PayloadTemplate
{
    public DataValue Value => value;
    public override bool IsConstant => true;
    public override IEnumerable<FieldExpression> Expressions => [];
    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope) => value;
}

/// <summary>An object some of whose fields are computed.</summary>
internal sealed class ObjectTemplate(IReadOnlyList<KeyValuePair<string, PayloadTemplate>> fields) : PayloadTemplate
{
    public override bool IsConstant => false;

    public override IEnumerable<FieldExpression> Expressions =>
        fields.SelectMany(f => f.Value.Expressions.Select(e => e.Under(f.Key)));

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var made = new DataObjectBuilder(fields.Count);
        foreach (var (name, field) in fields)
        {
            if (!field.Evaluate(scope).TryGet(out var value, out var failure)) return failure;
            made.Set(name, value);
        }

        return made.Build();
    }
}

/// <summary>An array some of whose items are computed.</summary>
internal sealed class ArrayTemplate(IReadOnlyList<PayloadTemplate> items) : PayloadTemplate
{
    public override bool IsConstant => false;

    public override IEnumerable<FieldExpression> Expressions =>
        items.SelectMany((item, i) => item.Expressions.Select(e => e.Under($"[{i}]")));

    public override EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var made = new DataValue[items.Count];
        for (var i = 0; i < made.Length; i++)
        {
            if (!items[i].Evaluate(scope).TryGet(out var value, out var failure)) return failure;
            made[i] = value;
        }

        return new DataArray(made);
    }
}

/// <summary>The writing of places in templates: <c>Entries[0]/Detail</c>.</summary>
internal static class TemplatePath
{
    public static string Join(string first, string rest) => rest.Length == 0 || first.Length == 0 || rest[0] == '[' ? first + rest : first + "/" + rest;
}
