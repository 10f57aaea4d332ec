using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

/// <summary>Adds one statement to the queue's policy.</summary>
internal sealed class AddPermission(QueueDirectory queues) : QueueOperation("AddPermission", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var label = SqsInput.Required(call.Input, "Label");
        var accounts = SqsInput.Names(call.Input, "AWSAccountIds");
        var actions = SqsInput.Names(call.Input, "Actions");
        if (accounts.Count == 0) throw QueueFaults.Missing("AWSAccountIds");
        if (actions.Count == 0) throw QueueFaults.Missing("Actions");
        var statements = QueuePolicy.Statements(queue);
        if (statements.Any(s => s.GetString("Sid") == label)) throw QueueFaults.InvalidValue(label, "Label", "Already exists.");
        var added = new DataObjectBuilder
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new DataObjectBuilder { ["AWS"] = List(accounts.Select(a => $"arn:{queue.Arn.Partition}:iam::{a}:root")) }.Build(),
            ["Action"] = List(actions.Select(a => a == "*" ? "SQS:*" : "SQS:" + a)),
            ["Resource"] = queue.Arn.ToString(),
        }.Build();
        await Queues.SetAttributesAsync(queue, QueuePolicy.With([.. statements, added]), cancellationToken);
        return null;
    }

    private static DataArray List(IEnumerable<string> texts) => new([.. texts.Select(t => (DataValue)t)]);
}

internal sealed class RemovePermission(QueueDirectory queues) : QueueOperation("RemovePermission", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var label = SqsInput.Required(call.Input, "Label");
        var statements = QueuePolicy.Statements(queue);
        var rest = statements.Where(s => s.GetString("Sid") != label).ToList();
        if (rest.Count == statements.Count) throw QueueFaults.InvalidValue(label, "Label", "can't find label.");
        await Queues.SetAttributesAsync(queue, QueuePolicy.With(rest), cancellationToken);
        return null;
    }
}

/// <summary>The Policy attribute as its statements.</summary>
internal static class QueuePolicy
{
    public static IReadOnlyList<DataObject> Statements(Queue queue) =>
        DataValue.TryParse(queue.Settings.Get(QueueAttribute.Policy)) is not DataObject policy ? []
            : policy["Statement"] is DataObject one ? [one]
            : [.. (policy.GetArray("Statement") ?? DataArray.Empty).OfType<DataObject>()];

    public static Dictionary<string, string> With(IReadOnlyList<DataObject> statements) => new()
    {
        [QueueAttribute.Policy] = statements.Count == 0 ? "" : new DataObjectBuilder
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new DataArray(statements),
        }.Build().ToJson(),
    };
}
