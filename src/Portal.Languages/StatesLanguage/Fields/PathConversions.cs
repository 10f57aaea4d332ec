using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>What each field makes of the value at its path, and AWS's words where it can make nothing of it.</summary>
internal static class PathConversions
{
    /// <summary>TimeoutSecondsPath, HeartbeatSecondsPath.</summary>
    public static EvaluationResult<long> Limit(DataValue? value, string field, ScopedPath path, EvaluationScope scope) =>
        value is null ? NotFound(field, path, scope) : Seconds(value, field, path, scope);

    /// <summary>SecondsPath.</summary>
    public static EvaluationResult<long> Seconds(DataValue? value, string field, ScopedPath path, EvaluationScope scope)
    {
        if (value is null) return EvaluationFailure.Runtime($"The {field} parameter does not reference an input value: {path.Text}");
        if (Whole(value) is not { } seconds) return EvaluationFailure.Runtime($"The {field} parameter cannot be parsed as a long value: {path.Text} == {Shown(value)}");
        return seconds < 0 ? EvaluationFailure.Runtime($"The {field} parameter references a negative value: {path.Text} == {Shown(value)}") : seconds;
    }

    /// <summary>TimestampPath.</summary>
    public static EvaluationResult<DateTimeOffset> Time(DataValue? value, string field, ScopedPath path, EvaluationScope scope)
    {
        if (value is null) return EvaluationFailure.Runtime($"The {field} parameter does not reference an input value: {path.Text}");
        if (value is DataString text && Timestamp.TryParseLoose(text.Value, out var time)) return time;
        return EvaluationFailure.Runtime(
            $"The {field} parameter does not reference a valid ISO-8601 extended offset date-time format string: {path.Text} == {Shown(value)}");
    }

    /// <summary>MaxConcurrencyPath, ToleratedFailureCountPath, MaxItemsPath and the like.</summary>
    public static EvaluationResult<long> Count(DataValue? value, string field, ScopedPath path, EvaluationScope scope)
    {
        if (value is null) return NotFound(field, path, scope);
        if (Whole(value) is not { } count)
        {
            return EvaluationFailure.Runtime($"The {field} field refers to value \"{Shown(value)}\" which is not a valid integer: {path.Text}");
        }

        return count < 0 ? EvaluationFailure.Runtime($"{FieldNames.WithoutPath(field)} cannot be negative.") : count;
    }

    /// <summary>ToleratedFailurePercentagePath.</summary>
    public static EvaluationResult<double> Percentage(DataValue? value, string field, ScopedPath path, EvaluationScope scope)
    {
        if (value is null) return NotFound(field, path, scope);
        if (value is not DataNumber number)
        {
            return EvaluationFailure.Runtime($"The {field} field refers to value \"{Shown(value)}\" which is not a valid float: {path.Text}");
        }

        return number.Double is < 0 or > 100
            ? EvaluationFailure.Runtime($"{FieldNames.WithoutPath(field)} must be between 0 and 100.")
            : number.Double;
    }

    /// <summary>ErrorPath, CausePath.</summary>
    public static EvaluationResult<string> Text(DataValue? value, string field, ScopedPath path, EvaluationScope scope) => value switch
    {
        null => NotFound(field, path, scope),
        DataString text => text.Value,
        _ => NoText(field, path.Text, value),
    };

    /// <summary>ItemsPath.</summary>
    public static EvaluationResult<DataValue> Items(DataValue? value, string field, ScopedPath path, EvaluationScope scope) =>
        value is DataArray ? value : EvaluationFailure.Runtime($"Reference path \"{path.Path.Text}\" must point to array.");

    /// <summary>ItemsPath of a distributed Map state, which also goes through the fields of an object.</summary>
    public static EvaluationResult<DataValue> ItemsOrFields(DataValue? value, string field, ScopedPath path, EvaluationScope scope) =>
        value is DataObject ? value : Items(value, field, path, scope);

    public static EvaluationFailure NoText(string field, string source, DataValue value) =>
        EvaluationFailure.Runtime($"The {field} field refers to value \"{Shown(value)}\" which is not a valid string: {source}");

    /// <summary>The words for a path of a payload template or of a field without words of its own.</summary>
    public static EvaluationFailure NotFound(string field, ScopedPath path, EvaluationScope scope) => EvaluationFailure.Runtime(
        $"The JSONPath '{path.Text}' specified for the field '{field}' could not be found in the input '{(path.Document(scope) ?? scope.Input).ToJson()}'");

    /// <summary>The number where it is written without a fraction: <c>1.0</c> is none for AWS.</summary>
    private static long? Whole(DataValue value) =>
        value is DataNumber n && long.TryParse(n.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static string Shown(DataValue value) => value is DataString s ? s.Value : value.ToJson();
}
