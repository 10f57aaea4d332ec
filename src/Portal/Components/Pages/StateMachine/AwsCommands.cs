using Portal.Services.Aws;

namespace Portal.Components.Pages.StateMachine;

/// <summary>The commands of the AWS command line that do the same as a page, ready to paste into a shell.</summary>
public static class AwsCommands
{
    public static string DescribeStateMachine(string arn, Connection connection) =>
        Write("stepfunctions describe-state-machine", connection, ("--state-machine-arn", arn));

    public static string StartExecution(string stateMachineArn, string? name, string input, Connection connection) =>
        Write("stepfunctions start-execution", connection, ("--state-machine-arn", stateMachineArn), ("--name", name), ("--input", input));

    public static string DescribeExecution(string arn, Connection connection) =>
        Write("stepfunctions describe-execution", connection, ("--execution-arn", arn));

    public static string GetExecutionHistory(string arn, Connection connection) =>
        Write("stepfunctions get-execution-history", connection, ("--execution-arn", arn));

    /// <summary>Quotes for sh: nothing inside single quotes means anything but the quote itself.</summary>
    internal static string Quote(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Write(string command, Connection connection, params (string Name, string? Value)[] options)
    {
        var all = options.Append(("--region", connection.Region)).Append(("--profile", connection.Profile)).Append(("--endpoint-url", connection.Endpoint?.ToString().TrimEnd('/')));
        return $"aws {command} {string.Join(' ', all.Where(o => o.Item2 is not null).Select(o => $"{o.Item1} {Quote(o.Item2!)}"))}";
    }
}
