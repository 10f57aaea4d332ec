using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Lambda;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>
/// <c>aws-sdk:lambda:invoke</c>: the operation itself. Its payloads are texts, and a function's failure is an answer of the operation, not a
/// failure of the task.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed class LambdaSdkIntegration(FunctionRunners runners) : ITaskIntegration
{
    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.AwsSdk, Service: "lambda", Action: "invoke" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters as DataObject ?? DataObject.Empty;
        if (parameters.GetString("FunctionName") is not { } function) return new TaskOutcome.Failed(StatesErrorNames.Runtime, "The parameter FunctionName must be a string.");
        var payload = parameters["Payload"] switch
        {
            null or DataNull => DataObject.Empty,
            DataString text => DataValue.TryParse(text.Value) ?? text,
            var value => value,
        };
        if (await runners.RunAsync(new FunctionCall(FunctionNames.Of(function), payload, call.RetryCount), cancellationToken) is not { } answer)
        {
            return SdkErrors.AwsSdk(LambdaIntegration.NotFound(call.Scope, function), "Lambda");
        }

        return call.Answer(new DataObjectBuilder(4)
        {
            ["ExecutedVersion"] = "$LATEST",
            ["FunctionError"] = answer.Error is null ? null : "Unhandled",
            ["Payload"] = answer.Payload.ToJson(),
            ["StatusCode"] = 200,
        }.Build());
    }
}
