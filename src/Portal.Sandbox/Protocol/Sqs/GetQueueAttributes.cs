using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class GetQueueAttributes(QueueDirectory queues) : QueueOperation("GetQueueAttributes", queues)
{
    /// <summary>Attributes that a queue has without anybody setting them.</summary>
    private static readonly Dictionary<string, Func<Queue, string>> Computed = new(StringComparer.Ordinal)
    {
        ["QueueArn"] = q => q.Arn.ToString(),
        ["ApproximateNumberOfMessages"] = q => Text(q.Counts().Visible),
        ["ApproximateNumberOfMessagesNotVisible"] = q => Text(q.Counts().InFlight),
        ["ApproximateNumberOfMessagesDelayed"] = q => Text(q.Counts().Delayed),
        ["CreatedTimestamp"] = q => Text(q.CreatedSeconds),
        ["LastModifiedTimestamp"] = q => Text(q.ModifiedSeconds),
    };

    protected override ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var asked = SqsInput.Names(call.Input, "AttributeNames");
        foreach (var name in asked)
        {
            if (name != "All" && !Computed.ContainsKey(name) && !QueueAttribute.All.ContainsKey(name)) throw QueueFaults.UnknownAttribute(name);
        }

        var names = asked.Contains("All") ? Computed.Keys.Concat(QueueAttribute.All.Keys) : asked.Distinct();
        var attributes = new DataObjectBuilder(24);
        foreach (var name in names)
        {
            var value = Computed.TryGetValue(name, out var compute) ? compute(queue) : queue.Settings.Get(name);
            if (value is not null) attributes.Set(name, value);
        }

        return new(attributes.Count == 0 ? DataObject.Empty : new DataObjectBuilder { ["Attributes"] = attributes.Build() }.Build());
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

internal sealed class SetQueueAttributes(QueueDirectory queues) : QueueOperation("SetQueueAttributes", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        if (call.Input.GetObject("Attributes") is null) throw QueueFaults.Missing("Attribute.Name");
        await Queues.SetAttributesAsync(queue, SqsInput.Map(call.Input, "Attributes"), cancellationToken);
        return null;
    }
}
