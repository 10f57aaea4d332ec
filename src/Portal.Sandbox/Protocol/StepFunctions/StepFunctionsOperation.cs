using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions;

/// <summary>An operation of Step Functions.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html</remarks>
internal abstract class StepFunctionsOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.StepFunctions;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}
