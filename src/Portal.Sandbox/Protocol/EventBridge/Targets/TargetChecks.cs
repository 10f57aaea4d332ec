using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Targets;

/// <summary>What PutTargets refuses: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
internal static class TargetChecks
{
    private const string Invalid = "ValidationException";

    private static readonly string[] Inputs = ["Input", "InputPath", "InputTransformer"];

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
        if (Inputs.Count(raw.Contains) > 1) throw new AwsFault(Invalid, $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        if (raw.GetString("Input") is { } constant && DataValue.TryParse(constant) is null) throw new AwsFault(Invalid, $"JSON syntax error in input for target {target.Id}.");
        if (arn.Service == "sqs" && arn.Resource.EndsWith(".fifo", StringComparison.Ordinal) && !raw.Contains("SqsParameters")) throw new AwsFault(Invalid, $"Parameter(s) SqsParameters must be specified for target: {target.Id}.");
        if (NeedRole.Contains(arn.Service) && target.RoleArn is null) throw new AwsFault(Invalid, $"RoleArn is required for target {target.Arn}.");
        if (raw.GetObject("DeadLetterConfig")?.GetString("Arn") is { } queue && !Arn.TryParse(queue, out _)) throw new AwsFault(Invalid, $"Parameter DeadLetterConfig.Arn is not valid. Reason: Provided Arn is not in correct format.");
        CheckTransformer(target);
        return target;
    }

    private static TextShape TextShapeOfGroup { get; } = new(128);

    private static void CheckTransformer(Target target)
    {
        if (TargetInput.Check(target) is { } problem) throw new AwsFault(Invalid, problem);
    }
}
