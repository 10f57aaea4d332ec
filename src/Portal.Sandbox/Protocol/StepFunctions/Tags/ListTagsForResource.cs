using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tags;

internal sealed class ListTagsForResource(TaggedResources resources) : StepFunctionsOperation("ListTagsForResource")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var tags = resources.Get(call.Input.Required("resourceArn"));
        return ValueTask.FromResult<DataObject?>(Answers.One("tags", Answers.List(tags, t => new DataObjectBuilder(2) { ["key"] = t.Key, ["value"] = t.Value }.Build())));
    }
}
