namespace Portal.Services.Observatory.Recording;

/// <summary>The execution behind an event: Step Functions appends the ARNs of state machine and execution to its resources.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html</remarks>
internal sealed record ExecutionOrigin(string ExecutionArn, string StateMachineArn)
{
    /// <summary>Null where no execution emitted the event.</summary>
    public static ExecutionOrigin? Read(IReadOnlyList<string> resources)
    {
        // Ours come after the author's own.
        for (var i = resources.Count - 1; i >= 0; i--)
        {
            if (StateMachineOf(resources[i]) is { } machine) return new(resources[i], machine);
        }

        return null;
    }

    /// <summary>The state machine of an execution's ARN; null where it is none.</summary>
    public static string? StateMachineOf(string arn)
    {
        var parts = arn.Split(':');
        return parts is ["arn", _, "states", _, _, "execution" or "express", var machine, ..] && parts.Length >= 8
            ? string.Join(':', parts[..5]) + ":stateMachine:" + machine
            : null;
    }
}
