using Portal.Languages.Data;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>A Lambda function, run as far as there is a runner for it; else the event is recorded in the function's log group.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchevents.html</remarks>
internal sealed class LambdaTargetInvoker(FunctionEvents functions) : ITargetInvoker
{
    public string Kind => "Lambda function";

    public bool Handles(Arn target) => target.Service == "lambda" && target.Resource.StartsWith("function:", StringComparison.Ordinal);

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        var payload = DataValue.TryParse(invocation.Payload) ?? invocation.Payload;
        return await functions.SendAsync(invocation.TargetArn, payload, 0, cancellationToken) is { } unreachable
            ? InvocationOutcome.Failure(InvocationFaults.ConnectionFailure, unreachable)
            : InvocationOutcome.Success;
    }
}
