using System.Collections.Frozen;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>The fields of each type of state.</summary>
internal static class StateFields
{
    private static readonly string[] Common = ["Type", "Comment", "QueryLanguage"];
    private static readonly string[] Paths = ["InputPath", "OutputPath"];
    private static readonly string[] Leaving = ["Next", "End"];
    private static readonly string[] Work = ["Parameters", "Arguments", "ResultSelector", "ResultPath", "Output", "Assign", "Retry", "Catch"];

    public static FrozenSet<string> Task { get; } = Set(Paths, Leaving, Work,
        ["Resource", "Credentials", "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"]);

    public static FrozenSet<string> Pass { get; } = Set(Paths, Leaving, ["Result", "Parameters", "ResultPath", "Output", "Assign"]);

    public static FrozenSet<string> Choice { get; } = Set(Paths, ["Choices", "Default", "Output", "Assign"]);

    public static FrozenSet<string> Wait { get; } = Set(Paths, Leaving, ["Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Output", "Assign"]);

    public static FrozenSet<string> Succeed { get; } = Set(Paths, ["Output"]);

    public static FrozenSet<string> Fail { get; } = Set(["Error", "ErrorPath", "Cause", "CausePath"]);

    public static FrozenSet<string> Parallel { get; } = Set(Paths, Leaving, Work, ["Branches"]);

    public static FrozenSet<string> Map { get; } = Set(Paths, Leaving, Work.Where(f => f != "Arguments"),
    [
        "ItemProcessor", "Iterator", "ItemsPath", "Items", "ItemSelector", "ItemReader", "ItemBatcher", "ResultWriter", "Label", "MaxConcurrency",
        "MaxConcurrencyPath", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
    ]);

    private static FrozenSet<string> Set(params IEnumerable<string>[] parts) => parts.SelectMany(p => p).Concat(Common).ToFrozenSet(StringComparer.Ordinal);
}
