using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Groups the items of a distributed Map state into batches: <c>{"BatchInput": ..., "Items": [...]}</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html</remarks>
internal static class ItemBatches
{
    public static bool TryMake(
        Decision d, Frame frame, ItemBatcher batcher, EvaluationScope scope, IReadOnlyList<Payload> items, out IReadOnlyList<Payload> batches, out IReadOnlyList<int> sizes)
    {
        (batches, sizes) = ([], []);
        DataValue? fixedInput = null;
        if (batcher.BatchInput is not null)
        {
            if (!d.Evaluate(frame, batcher.BatchInput.Evaluate(scope), out var found)) return false;
            fixedInput = found;
        }

        var mostItems = long.MaxValue;
        if (batcher.MaxItemsPerBatch is not null && !d.Evaluate(frame, batcher.MaxItemsPerBatch.Evaluate(scope), out mostItems)) return false;
        long mostBytes = StateData.MostBytes;
        if (batcher.MaxInputBytesPerBatch is not null && !d.Evaluate(frame, batcher.MaxInputBytesPerBatch.Evaluate(scope), out mostBytes)) return false;
        (batches, sizes) = Group(items, fixedInput, mostItems, mostBytes);
        return true;
    }

    private static (IReadOnlyList<Payload> Batches, IReadOnlyList<int> Sizes) Group(IReadOnlyList<Payload> items, DataValue? fixedInput, long mostItems, long mostBytes)
    {
        const int Frame = 32; // the field names and braces around the items
        var overhead = Frame + (fixedInput?.ToUtf8().Length ?? 0);
        var (batches, sizes, current) = (new List<Payload>(), new List<int>(), new List<DataValue>());
        var bytes = (long)overhead;
        foreach (var item in items)
        {
            if (current.Count > 0 && (current.Count >= mostItems || bytes + item.Length + 1 > mostBytes)) Close();
            current.Add(item.Value);
            bytes += item.Length + 1;
        }

        if (current.Count > 0) Close();
        return (batches, sizes);

        void Close()
        {
            var batch = new DataObjectBuilder(2) { ["BatchInput"] = fixedInput!, ["Items"] = new DataArray([.. current]) };
            batches.Add(new Payload(batch.Build()));
            sizes.Add(current.Count);
            current.Clear();
            bytes = overhead;
        }
    }
}
