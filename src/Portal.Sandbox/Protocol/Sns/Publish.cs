using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

internal sealed class Publish(TopicDirectory topics, TopicPublisher publisher) : SnsOperation("Publish")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        if (input.Contains("PhoneNumber")) throw TopicFaults.Invalid("PhoneNumber Reason: The sandbox publishes to topics only");
        var topic = topics.Require(input.GetString("TopicArn") ?? input.GetString("TargetArn"));
        return Answer(await publisher.PublishAsync(topic, Read(input), cancellationToken)).Build();
    }

    public static OutgoingNotification Read(DataObject input) => new(
        input.GetString("Message") ?? "",
        input.GetString("Subject"),
        input.GetString("MessageStructure"),
        input.GetObject("MessageAttributes"),
        input.GetString("MessageGroupId"),
        input.GetString("MessageDeduplicationId"));

    public static DataObjectBuilder Answer((string MessageId, string? SequenceNumber) published) => new()
    {
        ["MessageId"] = published.MessageId,
        ["SequenceNumber"] = published.SequenceNumber is { } number ? number : (DataValue?)null,
    };
}

internal sealed class PublishBatch(TopicDirectory topics, TopicPublisher publisher) : SnsOperation("PublishBatch")
{
    private const int MaximumEntries = 10;

    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var topic = topics.Require(call.Input.GetString("TopicArn"));
        var entries = (call.Input.GetArray("PublishBatchRequestEntries") ?? DataArray.Empty).OfType<DataObject>().ToList();
        Check(entries);
        var (successful, failed) = (new List<DataValue>(), new List<DataValue>());

        // One after the other: a FIFO topic keeps their order.
        foreach (var entry in entries)
        {
            var id = entry.GetString("Id")!;
            try
            {
                successful.Add(Publish.Answer(await publisher.PublishAsync(topic, Publish.Read(entry), cancellationToken)).Set("Id", id).Build());
            }
            catch (AwsFault fault)
            {
                failed.Add(new DataObjectBuilder { ["Id"] = id, ["Code"] = fault.Code, ["Message"] = fault.Message, ["SenderFault"] = true }.Build());
            }
        }

        return new DataObjectBuilder { ["Successful"] = new DataArray(successful), ["Failed"] = new DataArray(failed) }.Build();
    }

    private static void Check(List<DataObject> entries)
    {
        if (entries.Count == 0) throw TopicFaults.Batch("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        if (entries.Count > MaximumEntries) throw TopicFaults.Batch("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        if (entries.Any(e => e.GetString("Id") is not { Length: > 0 and <= 80 } id || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw TopicFaults.Batch("InvalidBatchEntryId", "The Id of a batch entry in a batch request doesn't abide by the specification.");
        if (entries.DistinctBy(e => e.GetString("Id")).Count() < entries.Count) throw TopicFaults.Batch("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        if (entries.Sum(e => NotificationChecks.Size(Publish.Read(e))) > NotificationChecks.Largest)
            throw TopicFaults.Batch("BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.");
    }
}
