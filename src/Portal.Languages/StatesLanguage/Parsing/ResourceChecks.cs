using System.Collections.Frozen;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Checks a Resource against the patterns that its service has, and its Parameters against what the service must be given.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html</remarks>
internal static class ResourceChecks
{
    /// <summary>The services with an optimized integration.</summary>
    private static readonly FrozenSet<string> Services = new[]
    {
        "apigateway", "athena", "batch", "bedrock", "bedrock-agentcore", "codebuild", "databrew", "dynamodb", "ecs", "eks", "elasticmapreduce",
        "emr-containers", "emr-serverless", "events", "glue", "http", "lambda", "mediaconvert", "sagemaker", "sns", "sqs", "states",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutSync =
        new[] { "lambda", "sns", "sqs", "dynamodb", "events", "apigateway", "http", "bedrock-agentcore" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutTaskToken = new[]
    {
        "athena", "batch", "codebuild", "elasticmapreduce", "emr-containers", "emr-serverless", "glue", "databrew", "mediaconvert", "sagemaker",
        "dynamodb", "http", "bedrock-agentcore",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The one action of services that have but one.</summary>
    private static readonly FrozenDictionary<string, string> OnlyAction = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["events"] = "putEvents",
        ["http"] = "invoke",
        ["lambda"] = "invoke",
        ["sns"] = "publish",
        ["sqs"] = "sendMessage",
        ["states"] = "startExecution",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> RequiredParameters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["events:putEvents"] = ["Entries"],
        ["lambda:invoke"] = ["FunctionName"],
        ["sns:publish"] = ["Message"],
        ["sqs:sendMessage"] = ["QueueUrl", "MessageBody"],
        ["states:startExecution"] = ["StateMachineArn"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The resource of a Task state; one of no meaning where the field is wrong.</summary>
    public static TaskResource Read(StateReader reader)
    {
        var fields = reader.Fields;
        var text = fields.RequiredText("Resource");
        var nothing = new TaskResource(text, TaskResourceKind.Optimized, "", "", IntegrationPattern.RequestResponse);
        if (text.Length == 0 && !fields.Has("Resource")) return nothing;
        var location = fields.Location.Field("Resource");
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            fields.Context.Schema("Value is not a valid resource ARN", location);
            return nothing;
        }

        if (TaskResource.TryParse(text) is not { } resource || !Exists(resource))
        {
            fields.Context.Schema($"The resource provided {text} is not recognized", location);
            return nothing;
        }

        if (reader.IsExpress) CheckExpress(resource, fields.Context, location);
        CheckParameters(resource, fields);
        return resource;
    }

    private static bool Exists(TaskResource resource)
    {
        if (resource.Kind is TaskResourceKind.Activity or TaskResourceKind.LambdaFunction) return true;
        var isSync = resource.Pattern is IntegrationPattern.Sync or IntegrationPattern.Sync2;
        if (resource.Kind == TaskResourceKind.AwsSdk) return !isSync;
        if (!Services.Contains(resource.Service)) return false;
        if (isSync && WithoutSync.Contains(resource.Service)) return false;
        if (resource.Pattern == IntegrationPattern.WaitForTaskToken && WithoutTaskToken.Contains(resource.Service)) return false;
        if (resource.Pattern == IntegrationPattern.Sync2 && resource.Service != "states") return false;
        return !OnlyAction.TryGetValue(resource.Service, out var action) || action == resource.Action;
    }

    private static void CheckExpress(TaskResource resource, ParseContext context, JsonLocation location)
    {
        // The second space is AWS's.
        if (resource.Kind == TaskResourceKind.Activity) context.Schema("Express state machine does not support Activity ARN", location);
        else if (resource.Pattern == IntegrationPattern.WaitForTaskToken) context.Schema("Express state machine does not support '.waitForTaskToken' service integration ", location);
        else if (resource.Pattern != IntegrationPattern.RequestResponse) context.Schema("Express state machine does not support '.sync' service integration", location);
    }

    private static void CheckParameters(TaskResource resource, FieldReader fields)
    {
        if (resource.Kind != TaskResourceKind.Optimized || !RequiredParameters.TryGetValue($"{resource.Service}:{resource.Action}", out var required)) return;
        var name = fields.Language == QueryLanguage.Jsonata ? "Arguments" : "Parameters";
        if (fields.Source.GetObject(name) is not { } given) return;
        foreach (var field in required.Where(f => !given.Contains(f) && !given.Contains(f + ".$")))
        {
            fields.Context.Schema($"The field '{field}' is required but was missing", fields.Location.Field(name));
        }
    }
}
