using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>Lambda functions: <c>lambda:invoke</c>, also with a task token, and functions' ARNs as resources.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class LambdaIntegration(FunctionRunners runners, SandboxClock clock) : ITaskIntegration
{
    public bool Handles(TaskResource resource) =>
        resource.Kind == TaskResourceKind.LambdaFunction || resource is { Kind: TaskResourceKind.Optimized, Service: "lambda", Action: "invoke" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var isDirect = call.Resource.Kind == TaskResourceKind.LambdaFunction;
        var parameters = call.Parameters as DataObject;
        var function = isDirect ? call.Resource.Arn : parameters?.GetString("FunctionName");
        if (function is null) return new TaskOutcome.Failed(StatesErrorNames.Runtime, "The parameter FunctionName must be a string.");
        var payload = isDirect ? call.Parameters : parameters!["Payload"] ?? DataObject.Empty;
        if (await runners.RunAsync(new FunctionCall(FunctionNames.Of(function), payload, call.RetryCount), cancellationToken) is not { } answer)
        {
            return SdkErrors.Optimized(NotFound(call.Scope, function), "Lambda", "AWSLambda", "ResourceNotFoundException");
        }

        if (answer.Error is not null) return new TaskOutcome.Failed(answer.Error, answer.Cause);
        return isDirect ? TaskOutcome.Success(answer.Payload) : call.Answer(Invoked(answer.Payload));
    }

    private DataObject Invoked(DataValue payload)
    {
        var answer = new DataObjectBuilder(3) { ["ExecutedVersion"] = "$LATEST", ["Payload"] = payload, ["StatusCode"] = 200 }.Build();
        return SdkAnswers.WithMetadata(answer, "application/json", payload.ToUtf8().Length, clock.Now);
    }

    public static AwsFault NotFound(ResourceScope scope, string function) => new(
        "ResourceNotFoundException", $"Function not found: {(function.StartsWith("arn:", StringComparison.Ordinal) ? function : scope.Arn("lambda", "function:" + FunctionNames.Of(function)))}", 404);
}
