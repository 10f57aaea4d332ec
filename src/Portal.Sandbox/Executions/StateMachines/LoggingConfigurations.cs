using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>Checks and completes what a state machine says of its logs, traces and keys.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html</remarks>
internal static class LoggingConfigurations
{
    public static readonly DataObject Off = new DataObjectBuilder { ["level"] = "OFF", ["includeExecutionData"] = false }.Build();
    public static readonly DataObject NoTracing = new DataObjectBuilder { ["enabled"] = false }.Build();
    public static readonly DataObject OwnKey = new DataObjectBuilder { ["type"] = "AWS_OWNED_KEY" }.Build();

    /// <exception cref="AwsFault">InvalidLoggingConfiguration.</exception>
    public static DataObject Complete(DataObject? given)
    {
        if (given is null) return Off;
        var level = given.GetString("level") ?? "OFF";
        if (level is not ("OFF" or "ERROR" or "FATAL" or "ALL")) throw Invalid($"Invalid Logging Configuration: Unknown level {level}.");
        var destinations = given.GetArray("destinations");
        if (level != "OFF" && destinations is not { Count: > 0 }) throw Invalid("Invalid Logging Configuration: Must specify exactly one Log Destination.");
        if (destinations is { Count: > 1 }) throw Invalid("Invalid Logging Configuration: Must specify exactly one Log Destination.");
        if (destinations is not null && LogGroupArn(destinations) is null) throw Invalid("Invalid Logging Configuration: Log Destination must be a CloudWatch Log Group ARN ending in :*.");
        var builder = new DataObjectBuilder { ["level"] = level, ["includeExecutionData"] = given.GetBoolean("includeExecutionData") ?? false };
        if (destinations is not null) builder["destinations"] = destinations;
        return builder.Build();
    }

    public static DataObject CompleteTracing(DataObject? given) =>
        given is null ? NoTracing : new DataObjectBuilder { ["enabled"] = given.GetBoolean("enabled") ?? false }.Build();

    public static DataObject CompleteEncryption(DataObject? given) => given ?? OwnKey;

    /// <summary>The log group of a configuration; null where it logs nothing.</summary>
    public static Arn? LogGroup(DataObject configuration) =>
        configuration.GetString("level") == "OFF" || configuration.GetArray("destinations") is not { Count: > 0 } destinations ? null : LogGroupArn(destinations);

    private static Arn? LogGroupArn(DataArray destinations) =>
        destinations[0] is DataObject destination
        && Arn.TryParse(destination.GetObject("cloudWatchLogsLogGroup")?.GetString("logGroupArn"), out var arn)
        && arn.Service == "logs" && arn.Resource.StartsWith("log-group:", StringComparison.Ordinal)
            ? arn
            : null;

    private static AwsFault Invalid(string message) => new("InvalidLoggingConfiguration", message);
}
