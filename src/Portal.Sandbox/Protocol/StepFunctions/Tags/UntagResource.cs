using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tags;

internal sealed class UntagResource(TaggedResources resources) : StepFunctionsOperation("UntagResource")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("resourceArn");
        var keys = call.Input.RequiredArray("tagKeys");
        var tags = resources.Get(arn);
        foreach (var key in keys.OfType<DataString>()) tags = tags.Without(key.Value);
        await resources.SetAsync(arn, tags, cancellationToken);
        return Answers.Nothing;
    }
}
