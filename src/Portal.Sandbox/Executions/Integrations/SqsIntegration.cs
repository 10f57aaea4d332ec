using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>sqs:sendMessage</c>, also with a task token.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html</remarks>
internal sealed class SqsIntegration(IServiceCalls services, SandboxClock clock) : ITaskIntegration
{
    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.Optimized, Service: "sqs", Action: "sendMessage" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await services.CallAsync(call.Scope, "sqs", "sendMessage", MessageTexts.With(call.Parameters, "MessageBody"), cancellationToken);
            return call.Answer(SdkAnswers.WithMetadata(answer, SdkAnswers.Json10, answer.ToUtf8().Length, clock.Now));
        }
        catch (AwsFault fault)
        {
            return SdkErrors.Optimized(fault, "SQS", "AmazonSQS", "QueueDoesNotExist", "InvalidMessageContents", "UnsupportedOperation");
        }
    }
}
