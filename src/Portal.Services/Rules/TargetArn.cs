namespace Portal.Services.Rules;

/// <summary>What an ARN names, as far as targets of rules go.</summary>
internal static class TargetArn
{
    public static (TargetKind Kind, string Name) Read(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6) return (TargetKind.Other, arn);
        var resource = parts[5];
        return parts[2] switch
        {
            "states" when resource.StartsWith("stateMachine:", StringComparison.Ordinal) => (TargetKind.StateMachine, resource["stateMachine:".Length..]),
            "sqs" => (TargetKind.Queue, resource),
            "sns" => (TargetKind.Topic, resource),
            "logs" when resource.StartsWith("log-group:", StringComparison.Ordinal) => (TargetKind.LogGroup, LogGroupName(resource)),
            "lambda" when resource.StartsWith("function:", StringComparison.Ordinal) => (TargetKind.LambdaFunction, resource["function:".Length..]),
            "events" when resource.StartsWith("event-bus/", StringComparison.Ordinal) => (TargetKind.EventBus, resource["event-bus/".Length..]),
            "events" when resource.StartsWith("api-destination/", StringComparison.Ordinal) => (TargetKind.ApiDestination, resource.Split('/')[1]),
            _ => (TargetKind.Other, resource),
        };
    }

    /// <summary>Some ARNs of log groups end in <c>:*</c>.</summary>
    private static string LogGroupName(string resource)
    {
        var name = resource["log-group:".Length..];
        return name.EndsWith(":*", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
