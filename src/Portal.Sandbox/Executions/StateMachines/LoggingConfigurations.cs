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

    /// <exception cref="AwsFault">ValidationException, InvalidEncryptionConfiguration.</exception>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html</remarks>
    public static DataObject CompleteEncryption(DataObject? given)
    {
        if (given is null) return OwnKey;
        const string CustomerManaged = "CUSTOMER_MANAGED_KMS_KEY";
        var type = given.GetString("type");
        if (type is not (CustomerManaged or "AWS_OWNED_KEY"))
        {
            throw ExecutionFaults.Validation($"1 validation error detected: Value {(type is null ? "null" : $"'{type}'")} at 'encryptionConfiguration.type' failed to satisfy constraint: "
                + (type is null ? "Member must not be null" : $"Member must satisfy enum value set: [AWS_OWNED_KEY, {CustomerManaged}]"));
        }

        if (type == CustomerManaged && given.GetString("kmsKeyId") is null) throw new AwsFault("InvalidEncryptionConfiguration", "Invalid Encryption Configuration: kmsKeyId is required for a customer managed key.");
        return given;
    }

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
