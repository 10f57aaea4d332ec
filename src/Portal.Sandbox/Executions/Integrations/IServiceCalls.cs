using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>Calls any operation the sandbox has, for <c>arn:aws:states:::aws-sdk:service:action</c>; the wire edge implements it.</summary>
public interface IServiceCalls
{
    /// <summary>True where the sandbox has the operation. Service as in the resource (<c>sfn</c>, <c>eventbridge</c>, <c>sqs</c>), action in camelCase.</summary>
    bool Has(string service, string action);

    /// <exception cref="AwsFault">The operation refused.</exception>
    ValueTask<DataObject> CallAsync(ResourceScope scope, string service, string action, DataObject input, CancellationToken cancellationToken);
}
