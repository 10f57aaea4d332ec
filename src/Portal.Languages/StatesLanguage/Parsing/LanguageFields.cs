using System.Collections.Frozen;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Fields that only one of the query languages has.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html</remarks>
internal static class LanguageFields
{
    public static readonly FrozenSet<string> JsonataOnly = new[] { "Arguments", "Output", "Items", "Condition" }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> JsonPathOnly = new[]
    {
        "InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "Result", "ItemsPath", "Variable", "TimeoutSecondsPath",
        "HeartbeatSecondsPath", "SecondsPath", "TimestampPath", "MaxConcurrencyPath", "ToleratedFailureCountPath",
        "ToleratedFailurePercentagePath", "ErrorPath", "CausePath", "MaxItemsPath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath",
    }.Concat(Choices.ComparisonOperators.FieldNames).ToFrozenSet(StringComparer.Ordinal);
}
