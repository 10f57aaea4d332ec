using Portal.Languages.Data;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>The operations of the wire, for state machines that call them by <c>aws-sdk:</c> resources.</summary>
internal sealed class ServiceCalls(Lazy<OperationTable> operations, SandboxOptions options) : IServiceCalls
{
    public bool Has(string service, string action) => operations.Value.TryFindSdkName(service, Pascal(action), out _);

    public async ValueTask<DataObject> CallAsync(ResourceScope scope, string service, string action, DataObject input, CancellationToken cancellationToken)
    {
        if (!operations.Value.TryFindSdkName(service, Pascal(action), out var operation)) throw new AwsFault("UnknownOperationException", $"The sandbox has no operation {service}:{action}.");
        if (operation.Service.Protocol == AwsProtocol.Query) input = (DataObject)Texts(input);
        var call = new OperationCall(scope, input, Guid.NewGuid().ToString(), options.Url);
        return await operation.InvokeAsync(call, cancellationToken) ?? DataObject.Empty;
    }

    private static string Pascal(string action) => action.Length == 0 ? action : char.ToUpperInvariant(action[0]) + action[1..];

    /// <summary>A form has nothing but strings, and its operations expect them.</summary>
    private static DataValue Texts(DataValue value)
    {
        switch (value)
        {
            case DataObject fields:
                var builder = new DataObjectBuilder(fields.Count);
                foreach (var (name, field) in fields) builder.Set(name, Texts(field));
                return builder.Build();
            case DataArray items:
                return new DataArray([.. items.Select(Texts)]);
            case DataNumber or DataBoolean:
                return value.ToJson();
            default:
                return value;
        }
    }
}
