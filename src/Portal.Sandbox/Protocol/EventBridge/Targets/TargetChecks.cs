using Portal.Languages.Data;
using Portal.Languages.InputTransformers;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Targets;

/// <summary>What PutTargets refuses: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
internal static class TargetChecks
{
    private const string Invalid = "ValidationException";

    /// <summary>Kinds of target that EventBridge cannot reach without a role.</summary>
    private static readonly HashSet<string> NeedRole = new(StringComparer.Ordinal) { "states", "kinesis", "firehose", "ecs", "batch", "codebuild", "codepipeline", "sagemaker" };

    /// <summary>The constraints of the model.</summary>
    public static void Shape(InputChecks target) => target
        .Required("Id", Shapes.Name64)
        .Required("Arn", Shapes.Arn)
        .Text("RoleArn", Shapes.Arn)
        .Text("Input", Shapes.TargetInput)
        .Text("InputPath", Shapes.TargetInputPath)
        .Object("InputTransformer", transformer => transformer.Required("InputTemplate", Shapes.TransformerInput))
        .Object("SqsParameters", sqs => sqs.Text("MessageGroupId", TextShapeOfGroup))
        .Object("DeadLetterConfig", dead => dead.Text("Arn", Shapes.QueueArn))
        .Object("RetryPolicy", retries => retries.Number("MaximumRetryAttempts", 0, 185).Number("MaximumEventAgeInSeconds", 60, 86_400));

    /// <summary>What goes beyond the model.</summary>
    /// <exception cref="AwsFault">ValidationException.</exception>
    public static Target Parse(DataObject raw)
    {
        var target = Target.FromData(raw);
        if (!Arn.TryParse(target.Arn, out var arn)) throw new AwsFault(Invalid, $"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.");
        if (TargetInput.Parse(raw, out var problems) is null) throw new AwsFault(Invalid, problems[0].Message);
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html: the event goes on as it is.
        if (arn.Service == "events" && arn.Resource.StartsWith("event-bus/", StringComparison.Ordinal) && (raw.Contains("Input") || raw.Contains("InputPath") || raw.Contains("InputTransformer")))
        {
            throw new AwsFault(Invalid, $"Modifying the input for target {target.Id} is not supported.");
        }

        if (arn.Service == "sqs" && arn.Resource.EndsWith(".fifo", StringComparison.Ordinal) && !raw.Contains("SqsParameters")) throw new AwsFault(Invalid, $"Parameter(s) SqsParameters must be specified for target: {target.Id}.");
        if ((NeedRole.Contains(arn.Service) || IsApiDestination(arn)) && target.RoleArn is null) throw new AwsFault(Invalid, $"RoleArn is required for target {target.Arn}.");
        if (target.RoleArn is { } role && !Arn.TryParse(role, out _)) throw new AwsFault(Invalid, "Parameter RoleArn is not valid. Reason: Provided Arn is not in correct format.");
        if (raw.GetObject("DeadLetterConfig")?.GetString("Arn") is { } queue && !Arn.TryParse(queue, out _)) throw new AwsFault(Invalid, $"Parameter DeadLetterConfig.Arn is not valid. Reason: Provided Arn is not in correct format.");
        return target;
    }

    private static bool IsApiDestination(Arn arn) => arn.Service == "events" && arn.Resource.StartsWith("api-destination/", StringComparison.Ordinal);

    private static TextShape TextShapeOfGroup { get; } = new(128);
}
