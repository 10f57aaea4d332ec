using Portal.Services.Rules;

namespace Portal.Components.Pages.Rules;

/// <summary>Kinds of targets in words and signs.</summary>
public static class TargetWords
{
    public static string Sign(TargetKind kind) => kind switch
    {
        TargetKind.StateMachine => "machine",
        TargetKind.Queue => "queue",
        TargetKind.Topic => "topic",
        TargetKind.LogGroup => "logs",
        TargetKind.LambdaFunction => "function",
        TargetKind.EventBus => "bus",
        TargetKind.ApiDestination => "globe",
        _ => "external",
    };

    public static string Singular(TargetKind kind) => kind switch
    {
        TargetKind.StateMachine => "State machine",
        TargetKind.Queue => "SQS queue",
        TargetKind.Topic => "SNS topic",
        TargetKind.LogGroup => "Log group",
        TargetKind.LambdaFunction => "Lambda function",
        TargetKind.EventBus => "Event bus",
        TargetKind.ApiDestination => "API destination",
        _ => "Other target",
    };

    public static string Plural(TargetKind kind) => kind switch
    {
        TargetKind.EventBus => "Event buses",
        _ => Singular(kind) + "s",
    };
}
