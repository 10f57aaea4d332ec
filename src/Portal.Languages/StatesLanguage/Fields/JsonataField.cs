using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>What a field makes of the result of its expression.</summary>
internal delegate EvaluationResult<T> JsonataConversion<T>(DataValue value, JsonataCode code)
    where T : notnull;

/// <summary>A field that JSONata computes.</summary>
internal sealed class JsonataField<T>(string name, JsonataCode code, JsonataConversion<T> conversion) : EvaluatedField<T>
    where T : notnull
{
    public override string Name => name;
    public override string Text => code.Text;
    public override bool IsConstant => false;
    public override IEnumerable<FieldExpression> Expressions => [code.Expression];

    public override EvaluationResult<T> Evaluate(EvaluationScope scope) =>
        code.Evaluate(scope).TryGet(out var value, out var failure) ? conversion(value, code) : failure;
}

/// <summary>What fields make of the results of their expressions.</summary>
internal static class JsonataConversions
{
    public static EvaluationResult<long> Count(DataValue value, JsonataCode code)
    {
        if (value is not DataNumber number) return code.Unexpected("number", value);
        if (!number.TryGetInt64(out var count)) return code.Refuse($"The {code.Field} field refers to value \"{number.Text}\" which is not a valid integer: {code.Text}");
        return count < 0 ? code.Refuse($"{code.Field} cannot be negative.") : count;
    }

    public static EvaluationResult<double> Percentage(DataValue value, JsonataCode code) => value switch
    {
        not DataNumber => code.Unexpected("number", value),
        DataNumber { Double: < 0 or > 100 } => code.Refuse($"{code.Field} must be between 0 and 100."),
        DataNumber number => number.Double,
    };

    public static EvaluationResult<string> Text(DataValue value, JsonataCode code) =>
        value is DataString text ? text.Value : code.Unexpected("string", value);

    public static EvaluationResult<DateTimeOffset> Time(DataValue value, JsonataCode code)
    {
        if (value is not DataString text) return code.Unexpected("string", value);
        return Timestamp.TryParseLoose(text.Value, out var time)
            ? time
            : code.Refuse($"The {code.Field} field cannot be parsed as an ISO-8601 extended offset date-time format string: {text.Value}");
    }

    public static EvaluationResult<DataValue> Items(DataValue value, JsonataCode code) => value is DataArray ? value : code.Unexpected("array", value);

    public static EvaluationResult<DataValue> ItemsOrFields(DataValue value, JsonataCode code) => value is DataObject ? value : Items(value, code);
}
