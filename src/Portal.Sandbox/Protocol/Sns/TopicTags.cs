using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

/// <summary>An operation on the tags of a topic.</summary>
internal abstract class TopicTagOperation(string name, TopicDirectory topics) : SnsOperation(name)
{
    protected Topic Find(OperationCall call) => Arn.TryParse(call.Input.GetString("ResourceArn"), out var arn) && topics.Find(arn) is { } topic ? topic : throw TopicFaults.NoResource();

    protected async ValueTask<DataObject?> ChangeAsync(OperationCall call, Func<ResourceTags, ResourceTags> change, CancellationToken cancellationToken)
    {
        await topics.ChangeAsync(Find(call), t => t with { Tags = Limited(change(t.Tags)) }, cancellationToken);
        return DataObject.Empty;
    }

    private static ResourceTags Limited(ResourceTags tags) =>
        tags.Count <= ResourceTags.Most ? tags : throw new AwsFault("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
}

internal sealed class TagTopic(TopicDirectory topics) : TopicTagOperation("TagResource", topics)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, t => t.With(call.Input.GetArray("Tags")), cancellationToken);
}

internal sealed class UntagTopic(TopicDirectory topics) : TopicTagOperation("UntagResource", topics)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var keys = (call.Input.GetArray("TagKeys") ?? DataArray.Empty).OfType<DataString>().Select(k => k.Value).ToList();
        return ChangeAsync(call, t => t.Without(keys), cancellationToken);
    }
}

internal sealed class ListTopicTags(TopicDirectory topics) : TopicTagOperation("ListTagsForResource", topics)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(new DataObjectBuilder { ["Tags"] = Find(call).Tags.ToData() }.Build());
}
