using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tags;

internal sealed class TagResource(TaggedResources resources) : StepFunctionsOperation("TagResource")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("resourceArn");
        call.Input.RequiredArray("tags");
        var tags = resources.Get(arn);
        foreach (var (key, value) in call.Input.Tags()) tags = tags.With(key, value);
        await resources.SetAsync(arn, tags, cancellationToken);
        return Answers.Nothing;
    }
}
