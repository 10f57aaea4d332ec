using Portal.Languages.Data;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Executions.Integrations.Permissions;

/// <summary>What an <c>aws-sdk:</c> call is called in policies, and which resource it is about; <c>*</c> where it is about none.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal static class SdkResources
{
    /// <summary>Services whose prefix in policies is not their name in the SDK.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["sfn"] = "states",
        ["eventbridge"] = "events",
        ["cloudwatchevents"] = "events",
        ["cloudwatchlogs"] = "logs",
    };

    /// <summary>Parameters that hold the ARN itself, the first that is there.</summary>
    private static readonly string[] ArnParameters =
    [
        "StateMachineArn", "ExecutionArn", "ActivityArn", "StateMachineVersionArn", "StateMachineAliasArn", "MapRunArn", "TopicArn", "TargetArn", "SubscriptionArn",
        "ResourceArn", "ResourceARN", "RoleArn", "PolicyArn", "LogGroupArn", "LogGroupIdentifier",
    ];

    public static AccessQuestion Question(AccessActor actor, string service, string action, DataObject parameters, IQueues queues)
    {
        var prefix = Prefixes.GetValueOrDefault(service, service);
        var name = $"{prefix}:{char.ToUpperInvariant(action[0])}{action[1..]}";
        return new AccessQuestion(actor, name, Resource(actor.Scope, prefix, action, parameters, queues) ?? "*");
    }

    private static string? Resource(ResourceScope scope, string prefix, string action, DataObject parameters, IQueues queues)
    {
        if (ArnParameters.Select(p => parameters.GetString(p)).FirstOrDefault(v => v?.StartsWith("arn:", StringComparison.Ordinal) == true) is { } arn) return arn;
        return prefix switch
        {
            "sqs" => parameters.GetString("QueueUrl") is { } url ? queues.FromUrl(url, scope)?.ToString() : Named(scope, "sqs", "", parameters.GetString("QueueName")),
            "sns" => Named(scope, "sns", "", parameters.GetString("Name")),
            "logs" => Named(scope, "logs", "log-group:", parameters.GetString("LogGroupName")),
            "states" => Named(scope, "states", action.EndsWith("Activity", StringComparison.Ordinal) ? "activity:" : "stateMachine:", parameters.GetString("Name")),
            "events" => Events(scope, action, parameters),
            _ => null,
        };
    }

    private static string? Events(ResourceScope scope, string action, DataObject parameters)
    {
        if (action.Equals("putEvents", StringComparison.OrdinalIgnoreCase))
        {
            return BusReference.Parse(scope, parameters.GetArray("Entries")?.OfType<DataObject>().FirstOrDefault()?.GetString("EventBusName")).ToArn();
        }

        var rule = parameters.GetString("Rule") ?? (action.EndsWith("Rule", StringComparison.Ordinal) ? parameters.GetString("Name") : null);
        if (rule is not null)
        {
            var bus = BusReference.Parse(scope, parameters.GetString("EventBusName"));
            return Rule.ArnOf(bus.Scope, bus.Name, rule);
        }

        return action.EndsWith("EventBus", StringComparison.Ordinal) && parameters.GetString("Name") is { } name ? BusReference.Parse(scope, name).ToArn() : null;
    }

    private static string? Named(ResourceScope scope, string service, string kind, string? name) => name is null ? null : scope.Arn(service, kind + name);
}
