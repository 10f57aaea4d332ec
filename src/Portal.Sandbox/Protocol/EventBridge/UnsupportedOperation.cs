using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.EventBridge;

/// <summary>An operation that EventBridge has and the sandbox has not: partner event sources and global endpoints.</summary>
internal sealed class UnsupportedOperation(string name, string subject) : EventBridgeOperation(name)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        throw new AwsFault("OperationDisabledException", $"{subject} are not supported by the sandbox: {Name} does nothing here.");

    public static IEnumerable<UnsupportedOperation> All()
    {
        string[] partner = ["ActivateEventSource", "CreatePartnerEventSource", "DeactivateEventSource", "DeletePartnerEventSource", "DescribeEventSource", "DescribePartnerEventSource", "ListEventSources", "ListPartnerEventSourceAccounts", "ListPartnerEventSources", "PutPartnerEvents"];
        string[] endpoints = ["CreateEndpoint", "DeleteEndpoint", "DescribeEndpoint", "ListEndpoints", "UpdateEndpoint"];
        return partner.Select(n => new UnsupportedOperation(n, "Partner event sources")).Concat(endpoints.Select(n => new UnsupportedOperation(n, "Global endpoints")));
    }
}
