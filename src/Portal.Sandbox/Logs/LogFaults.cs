using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>What CloudWatch Logs answers to input it refuses.</summary>
internal static class LogFaults
{
    public static AwsFault NoGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsFault NoStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static AwsFault NoPolicy() => new("ResourceNotFoundException", "Resource policy does not exist.");

    public static AwsFault GroupExists() => new("ResourceAlreadyExistsException", "The specified log group already exists");

    public static AwsFault StreamExists() => new("ResourceAlreadyExistsException", "The specified log stream already exists");

    public static AwsFault Invalid(string message) => new("InvalidParameterException", message);

    public static AwsFault Constraint(string? value, string field, string constraint) =>
        Invalid($"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{field}' failed to satisfy constraint: {constraint}");
}
