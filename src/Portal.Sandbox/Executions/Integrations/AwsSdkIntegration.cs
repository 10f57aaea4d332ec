using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>aws-sdk:service:action</c>: any operation that the sandbox has.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
internal sealed class AwsSdkIntegration(IServiceCalls services) : ITaskIntegration
{
    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.AwsSdk } and not { Service: "lambda", Action: "invoke" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var (service, action) = (call.Resource.Service, call.Resource.Action);
        if (!services.Has(service, action)) return new TaskOutcome.Failed(StatesErrorNames.Runtime, $"The sandbox has no operation {service}:{action}.");
        var spelling = SdkSpelling.Of(service);
        try
        {
            var answer = await services.CallAsync(call.Scope, service, action, spelling.ToWire(call.Parameters), cancellationToken);
            return call.Answer(spelling.FromWire(answer));
        }
        catch (AwsFault fault)
        {
            return SdkErrors.AwsSdk(fault, spelling.ClientName);
        }
    }
}
