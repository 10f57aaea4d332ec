using System.Runtime.InteropServices;
using Portal.Languages.Data;

namespace Portal.Services.Executions.Histories;

/// <summary>Rows and blocks of a history. Ids count from 1 without a gap.</summary>
/// <param name="budget">Bytes of packed details to hold; what comes after must be fetched again.</param>
internal sealed class HistoryBlocks(int budget = HistoryBlocks.Budget)
{
    public const int Budget = 6 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly List<string> names = [""];
    private readonly Dictionary<string, int> nameAt = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<HistoryBlock> blocks = [];
    private long held;
    private (HistoryBlock? Block, IReadOnlyList<byte[]> Lines) unpacked = (null, []);

    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>Adds what follows the last event.</summary>
    /// <param name="token">The token of the page that the events came in; null for the first page.</param>
    /// <param name="refetchable">False where no page holds them.</param>
    public void Add(IReadOnlyList<HistoryEvent> events, string? token, bool refetchable)
    {
        lock (gate)
        {
            foreach (var e in events)
            {
                entries.Add(new(e.Timestamp.UtcTicks, (int)e.PreviousEventId, Intern(e.Type), Intern(StateOf(e) ?? "")));
                if (blocks.Count == 0 || blocks[^1].IsFull || blocks[^1].Token != token) Begin(e.Id, token, refetchable);
                blocks[^1].Add(e.Details);
            }

            if (blocks.Count > 0 && blocks[^1].IsFull) Seal(blocks[^1]);
        }
    }

    public HistoryRow Row(int index)
    {
        lock (gate)
        {
            var entry = entries[index];
            return new(index + 1, names[entry.Type], entry.State == 0 ? null : names[entry.State], new(entry.Ticks, TimeSpan.Zero));
        }
    }

    public HistoryEvent? Peek(long id)
    {
        lock (gate)
        {
            if (Find(id) is not { IsHeld: true } block) return null;
            if (block != unpacked.Block || unpacked.Lines.Count < block.Count) unpacked = (block, block.Lines());
            return Event(id, (DataObject)DataValue.Parse(unpacked.Lines[(int)(id - block.First)]));
        }
    }

    /// <summary>The event with details that were fetched again.</summary>
    public HistoryEvent Event(long id, DataObject details)
    {
        lock (gate)
        {
            var entry = entries[(int)id - 1];
            return new(id, entry.Previous, new(entry.Ticks, TimeSpan.Zero), names[entry.Type], details);
        }
    }

    /// <summary>The blocks as they are now; a copy.</summary>
    public IReadOnlyList<HistoryBlock> All()
    {
        lock (gate) return [.. blocks];
    }

    /// <summary>The block that holds an event; null where there is none.</summary>
    public HistoryBlock? BlockOf(long id)
    {
        lock (gate) return Find(id);
    }

    /// <summary>The lines of a block that is held; null for one that is not.</summary>
    public IReadOnlyList<byte[]>? LinesOf(HistoryBlock block)
    {
        lock (gate) return block.IsHeld ? block.Lines() : null;
    }

    private void Begin(long first, string? token, bool refetchable)
    {
        if (blocks.Count > 0) Seal(blocks[^1]);
        blocks.Add(new HistoryBlock(first, token, refetchable));
    }

    private void Seal(HistoryBlock block)
    {
        if (block.IsSealed) return;
        block.Seal(held < budget);
        if (block.IsHeld) held += block.Size;
    }

    private HistoryBlock? Find(long id)
    {
        if (id < 1 || id > entries.Count) return null;
        var (low, high) = (0, blocks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (blocks[middle].First <= id) low = middle;
            else high = middle - 1;
        }

        return blocks[low];
    }

    private string? StateOf(HistoryEvent e)
    {
        if (e.Type.EndsWith("StateEntered", StringComparison.Ordinal) || e.Type.EndsWith("StateExited", StringComparison.Ordinal)) return e.Details.GetString("name");
        if (e.PreviousEventId < 1 || e.PreviousEventId >= e.Id) return null;
        return names[entries[(int)e.PreviousEventId - 1].State] is { Length: > 0 } state ? state : null;
    }

    private int Intern(string name)
    {
        if (nameAt.TryGetValue(name, out var at)) return at;
        names.Add(name);
        return nameAt[name] = names.Count - 1;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Ticks, int Previous, int Type, int State);
}
