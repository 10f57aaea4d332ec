using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>The bundled samples as the outside sees them.</summary>
public static class Samples
{
    public static async Task WaitUntilDeployedAsync(AwsCli aws, CancellationToken cancellationToken) => await Eventually.Async(
        async () =>
        {
            var stacks = await aws.RunAsync(cancellationToken, "cloudformation", "describe-stacks");
            return stacks.GetProperty("Stacks").EnumerateArray().Count(s => s.GetProperty("StackStatus").GetString() == "CREATE_COMPLETE") >= 2;
        },
        "both samples are deployed",
        cancellationToken: cancellationToken);

    /// <summary>Asks for a limit increase; gives the name of the execution that waits for the answer.</summary>
    public static async Task<string> AskForApprovalAsync(AwsCli aws, string customer, CancellationToken cancellationToken)
    {
        var detail = JsonSerializer.Serialize(new { customerName = customer, newLimit = 5000 });
        var entries = JsonSerializer.Serialize(new[] { new { Source = "com.example.cards", DetailType = "Limit increase requested", Detail = detail, EventBusName = "ApprovalsEventBus" } });
        var before = await RunningAsync(aws, cancellationToken);
        await aws.RunAsync(cancellationToken, "events", "put-events", "--entries", entries);
        return await Eventually.ValueAsync(
            async () => (await RunningAsync(aws, cancellationToken)).Except(before).FirstOrDefault(), "an execution waits for an approval", cancellationToken: cancellationToken);
    }

    public static async Task<JsonElement> DescribeAsync(AwsCli aws, string executionArn, CancellationToken cancellationToken) =>
        await aws.RunAsync(cancellationToken, "stepfunctions", "describe-execution", "--execution-arn", executionArn);

    /// <summary>The ARN of the state machine of a bundled sample.</summary>
    public static async Task<string> MachineAsync(AwsCli aws, string stack, CancellationToken cancellationToken) =>
        (await aws.RunAsync(cancellationToken, "cloudformation", "describe-stacks", "--stack-name", stack)).GetProperty("Stacks")[0].GetProperty("Outputs").EnumerateArray()
            .Single(o => o.GetProperty("OutputKey").GetString()!.EndsWith("StateMachineArn", StringComparison.Ordinal)).GetProperty("OutputValue").GetString()!;

    private static async Task<IReadOnlyList<string>> RunningAsync(AwsCli aws, CancellationToken cancellationToken)
    {
        var machine = await MachineAsync(aws, "manual-approval", cancellationToken);
        var list = await aws.RunAsync(cancellationToken, "stepfunctions", "list-executions", "--state-machine-arn", machine, "--status-filter", "RUNNING");
        return [.. list.GetProperty("executions").EnumerateArray().Select(e => e.GetProperty("executionArn").GetString()!)];
    }
}
