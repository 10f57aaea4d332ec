using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>sns:publish</c>, also with a task token.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html</remarks>
internal sealed class SnsIntegration(IServiceCalls services, SandboxClock clock) : ITaskIntegration
{
    /// <summary>Bytes of the XML around the answer's values.</summary>
    private const int Envelope = 258;

    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.Optimized, Service: "sns", Action: "publish" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await services.CallAsync(call.Scope, "sns", "publish", MessageTexts.With(call.Parameters, "Message"), cancellationToken);
            return call.Answer(SdkAnswers.WithMetadata(answer, SdkAnswers.Xml, Envelope + (answer.GetString("MessageId")?.Length ?? 0), clock.Now));
        }
        catch (AwsFault fault)
        {
            return SdkErrors.Optimized(fault, "SNS", "AmazonSNS", "InvalidParameter", "InvalidParameterValue", "NotFound", "AuthorizationError", "EndpointDisabled");
        }
    }
}
