using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>Reads what a Map state goes through.</summary>
internal static class ItemsReader
{
    /// <summary>What a JSONata Map state without Items goes through.</summary>
    private const string WholeInput = "$states.input";

    public static EvaluatedField<DataValue>? ItemsPath(FieldReader fields, bool isDistributed)
    {
        PathConversion<DataValue> conversion = isDistributed ? PathConversions.ItemsOrFields : PathConversions.Items;
        if (fields.Has("ItemsPath")) return fields.Reference("ItemsPath", mayReadContext: true) is { } path ? new PathField<DataValue>("ItemsPath", path, conversion) : null;
        return ScopedPath.TryParse("$", out var whole, out _) ? new PathField<DataValue>("ItemsPath", whole, conversion) : null;
    }

    public static EvaluatedField<DataValue>? Items(FieldReader fields, bool isDistributed)
    {
        JsonataConversion<DataValue> conversion = isDistributed ? JsonataConversions.ItemsOrFields : JsonataConversions.Items;
        if (!fields.Has("Items"))
        {
            return JsonataExpression.Parse(WholeInput, JsonataDialect.StepFunctions).Expression is { } whole
                ? new JsonataField<DataValue>("Items", new JsonataCode(whole, "Items"), conversion)
                : null;
        }

        if (fields.Jsonata("Items", out var code)) return code is null ? null : new JsonataField<DataValue>("Items", code, conversion);
        if (fields.Source["Items"] is DataArray or DataObject && fields.Template("Items") is { } template) return new TemplateField("Items", template);
        fields.ExpectType("[ARRAY]", "Items");
        return null;
    }
}
