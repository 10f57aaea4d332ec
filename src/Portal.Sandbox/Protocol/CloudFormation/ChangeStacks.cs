using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal sealed class CreateStack(StackService stacks) : CloudFormationOperation("CreateStack")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = await stacks.CreateAsync(StackInputs.Request(call), cancellationToken);
        return new DataObjectBuilder { ["StackId"] = stack.Id }.Build();
    }
}

internal sealed class UpdateStack(StackService stacks) : CloudFormationOperation("UpdateStack")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = await stacks.UpdateAsync(StackInputs.Request(call), cancellationToken);
        return new DataObjectBuilder { ["StackId"] = stack.Id }.Build();
    }
}

internal sealed class DeleteStack(StackService stacks) : CloudFormationOperation("DeleteStack")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await stacks.DeleteAsync(call.Scope, StackInputs.Required(call.Input, "StackName"), call.Input.GetString("ClientRequestToken"), cancellationToken);
        return null;
    }
}

internal sealed class UpdateTerminationProtection(StackService stacks) : CloudFormationOperation("UpdateTerminationProtection")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = await stacks.ProtectAsync(call.Scope, StackInputs.Required(call.Input, "StackName"), StackInputs.Flag(call.Input, "EnableTerminationProtection"), cancellationToken);
        return new DataObjectBuilder { ["StackId"] = stack.Id }.Build();
    }
}
