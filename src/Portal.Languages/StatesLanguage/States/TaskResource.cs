namespace Portal.Languages.StatesLanguage.States;

/// <summary>What kind of work a Resource names.</summary>
public enum TaskResourceKind
{
    /// <summary><c>arn:aws:states:::service:action</c></summary>
    Optimized,

    /// <summary><c>arn:aws:states:::aws-sdk:service:action</c></summary>
    AwsSdk,

    /// <summary><c>arn:aws:states:region:account:activity:name</c></summary>
    Activity,

    /// <summary><c>arn:aws:lambda:region:account:function:name</c></summary>
    LambdaFunction,
}

/// <summary>How a state waits for its integration.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html</remarks>
public enum IntegrationPattern
{
    RequestResponse,
    Sync,
    Sync2,
    WaitForTaskToken,
}

/// <summary>The Resource of a Task state, taken apart.</summary>
/// <param name="Arn">As written.</param>
/// <param name="Service"><c>events</c>, <c>lambda</c>, <c>activity</c>; the SDK's service (<c>sfn</c>) for aws-sdk.</param>
/// <param name="Action"><c>putEvents</c>, <c>startExecution</c>; empty for a function's or an activity's ARN.</param>
public sealed record TaskResource(string Arn, TaskResourceKind Kind, string Service, string Action, IntegrationPattern Pattern)
{
    /// <summary>What a history event calls the type: <c>events</c>, <c>aws-sdk:sfn</c>.</summary>
    public string HistoryResourceType => Kind == TaskResourceKind.AwsSdk ? "aws-sdk:" + Service : Service;

    /// <summary>What a history event calls the resource: <c>putEvents.waitForTaskToken</c>.</summary>
    public string HistoryResource => Action + Pattern switch
    {
        IntegrationPattern.Sync => ".sync",
        IntegrationPattern.Sync2 => ".sync:2",
        IntegrationPattern.WaitForTaskToken => ".waitForTaskToken",
        _ => "",
    };

    /// <summary>Null where the text is no Resource that Step Functions has a form for.</summary>
    public static TaskResource? TryParse(string arn)
    {
        var parts = arn.Split(':', 7);
        if (parts.Length < 6 || parts[0] != "arn" || parts[1].Length == 0) return null;
        return parts[2] switch
        {
            "states" when parts[3].Length == 0 && parts[4].Length == 0 => Integration(arn, parts),
            "states" when parts.Length == 7 && parts[5] == "activity" && parts[6].Length > 0 => new(arn, TaskResourceKind.Activity, "activity", "", IntegrationPattern.RequestResponse),
            "lambda" when parts.Length == 7 && parts[5] == "function" && parts[6].Length > 0 => new(arn, TaskResourceKind.LambdaFunction, "lambda", "", IntegrationPattern.RequestResponse),
            _ => null,
        };
    }

    private static TaskResource? Integration(string arn, string[] parts)
    {
        var isSdk = parts[5] == "aws-sdk";
        var rest = parts.Length == 7 ? parts[6] : "";
        var service = parts[5];
        if (isSdk)
        {
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1) return null;
            (service, rest) = (rest[..colon], rest[(colon + 1)..]);
        }

        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        var action = dot < 0 ? rest : rest[..dot];
        if (service.Length == 0 || action.Length == 0 || PatternOf(dot < 0 ? "" : rest[dot..]) is not { } pattern) return null;
        return new(arn, isSdk ? TaskResourceKind.AwsSdk : TaskResourceKind.Optimized, service, action, pattern);
    }

    private static IntegrationPattern? PatternOf(string suffix) => suffix switch
    {
        "" => IntegrationPattern.RequestResponse,
        ".sync" => IntegrationPattern.Sync,
        ".sync:2" => IntegrationPattern.Sync2,
        ".waitForTaskToken" => IntegrationPattern.WaitForTaskToken,
        _ => null,
    };
}
