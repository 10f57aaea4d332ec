using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

/// <summary>An operation on up to ten entries, each of which succeeds or fails on its own.</summary>
internal abstract class BatchOperation(string name, QueueDirectory queues) : QueueOperation(name, queues)
{
    private const int MaximumEntries = 10;

    protected sealed override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var entries = (call.Input.GetArray("Entries") ?? DataArray.Empty).OfType<DataObject>().ToList();
        Check(entries);
        CheckAll(queue, entries);
        var successful = new List<DataValue>();
        var failed = new List<DataValue>();

        // All at once: the journal puts them into one commit, and each keeps its own outcome.
        var outcomes = entries.Select(e => TryAsync(queue, call, e, cancellationToken).AsTask()).ToList();
        foreach (var (ok, entry) in await Task.WhenAll(outcomes)) (ok ? successful : failed).Add(entry);
        return new DataObjectBuilder
        {
            ["Successful"] = successful.Count > 0 ? new DataArray(successful) : null,
            ["Failed"] = failed.Count > 0 ? new DataArray(failed) : null,
        }.Build();
    }

    /// <summary>What is checked of the batch as a whole.</summary>
    protected virtual void CheckAll(Queue queue, IReadOnlyList<DataObject> entries)
    {
    }

    /// <summary>Does one entry; gives the fields of its success besides the id.</summary>
    protected abstract ValueTask<DataObjectBuilder> InvokeAsync(Queue queue, OperationCall call, DataObject entry, CancellationToken cancellationToken);

    private async ValueTask<(bool Ok, DataObject Entry)> TryAsync(Queue queue, OperationCall call, DataObject entry, CancellationToken cancellationToken)
    {
        try
        {
            return (true, (await InvokeAsync(queue, call, entry, cancellationToken)).Set("Id", entry.GetString("Id")!).Build());
        }
        catch (AwsFault fault)
        {
            return (false, new DataObjectBuilder
            {
                ["Id"] = entry.GetString("Id")!,
                ["SenderFault"] = true,
                ["Code"] = fault.QueryCode ?? fault.Code,
                ["Message"] = fault.Message,
            }.Build());
        }
    }

    private void Check(List<DataObject> entries)
    {
        if (entries.Count == 0) throw QueueFaults.Batch("EmptyBatchRequest", $"There should be at least one {Name}RequestEntry in the request.");
        if (entries.Count > MaximumEntries)
            throw QueueFaults.Batch("TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {MaximumEntries}. You have sent {entries.Count.ToString(CultureInfo.InvariantCulture)}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var id = SqsInput.Required(entry, "Id");
            if (id.Length > 80 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                throw QueueFaults.Batch("InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
            if (!seen.Add(id)) throw QueueFaults.Batch("BatchEntryIdsNotDistinct", $"Id {id} repeated.");
        }
    }
}
