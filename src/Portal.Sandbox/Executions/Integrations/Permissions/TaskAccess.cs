using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations.Permissions;

/// <summary>Asks whether the role of a state machine allows what a task does; a refusal fails the task as the service's own error.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html</remarks>
internal sealed class TaskAccess(IAccessControl access, TaskQuestions questions)
{
    private const string Service = "states.amazonaws.com";

    /// <summary>Null: go ahead.</summary>
    public TaskOutcome? Check(TaskCall call)
    {
        // TestState takes a state without a role.
        if (!access.Asks || call.RoleArn.Length == 0) return null;
        var actor = new AccessActor(call.ActsFor, call.Scope) { RoleArn = call.RoleArn, Service = Service };
        if (call.MachineRoleArn is { } own && own != call.RoleArn)
        {
            // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
            if (access.Check(new AccessQuestion(actor with { RoleArn = own }, "sts:AssumeRole", call.RoleArn)) is { } refusal) return Failed(call.Resource, refusal);
            actor = actor with { AssumedBy = own };
        }

        foreach (var question in questions.Of(actor, call))
        {
            if (access.Check(question) is { } refusal) return Failed(call.Resource, refusal);
        }

        return null;
    }

    private static TaskOutcome Failed(TaskResource resource, AwsFault refusal)
    {
        if (resource.Kind == TaskResourceKind.AwsSdk)
        {
            // The SDK has no exception of its own for it: the client's general one is thrown.
            var client = SdkSpelling.Of(resource.Service).ClientName;
            return SdkErrors.AwsSdk(new AwsFault(client, refusal.Message, refusal.Status), client);
        }

        if (resource.Kind == TaskResourceKind.LambdaFunction) return SdkErrors.Optimized(refusal, "Lambda", "AWSLambda");
        return resource.Service switch
        {
            "events" => SdkErrors.Optimized(refusal, "EventBridge", "AmazonEventBridge"),
            "sqs" => SdkErrors.Optimized(refusal, "SQS", "AmazonSQS"),
            "sns" => SdkErrors.Optimized(refusal, "SNS", "AmazonSNS", "AuthorizationError"),
            "states" => SdkErrors.Optimized(refusal, "StepFunctions", "AWSStepFunctions"),
            "lambda" => SdkErrors.Optimized(refusal, "Lambda", "AWSLambda"),
            _ => new TaskOutcome.Failed(Portal.Languages.StatesLanguage.StatesErrorNames.Permissions, refusal.Message),
        };
    }
}
