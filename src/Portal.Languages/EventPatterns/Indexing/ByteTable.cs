using System.Numerics;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Postings by a whole text. Everything lies in three arrays, so that a lookup waits for memory at most three times. Its
/// hashes are seeded, so that nobody can write rules that all fall into one slot.
/// </summary>
internal sealed class ByteTable
{
    private readonly ulong seed = (ulong)Random.Shared.NextInt64();
    private readonly Slot[] slots;
    private readonly byte[] keys;
    private readonly int[] postings;

    public ByteTable(IReadOnlyCollection<KeyValuePair<byte[], List<int>>> entries)
    {
        keys = [.. entries.SelectMany(e => e.Key)];
        postings = [.. entries.SelectMany(e => e.Value)];
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, entries.Count * 2))];
        int key = 0, posting = 0;
        foreach (var (text, found) in entries)
        {
            var hash = ByteHash.OfValue(text, seed);
            var slot = (int)(hash & (uint)(slots.Length - 1));
            while (slots[slot].Count != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = new Slot(hash, key, text.Length, found.Count == 1 ? found[0] : posting, found.Count);
            key += text.Length;
            posting += found.Count;
        }
    }

    public void Find(ReadOnlySpan<byte> text, Candidates into)
    {
        var hash = ByteHash.OfValue(text, seed);
        for (var at = (int)(hash & (uint)(slots.Length - 1)); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];
            if (slot.Count == 0) return;
            if (slot.Hash != hash || slot.Length != text.Length || !text.SequenceEqual(keys.AsSpan(slot.Key, slot.Length))) continue;
            if (slot.Count == 1) into.Add(slot.Posting);
            else into.Add(postings.AsSpan(slot.Posting, slot.Count));
            return;
        }
    }

    /// <summary>A text and its only posting, or where its postings begin; the count is 0 where there is none.</summary>
    private readonly record struct Slot(uint Hash, int Key, int Length, int Posting, int Count);
}
