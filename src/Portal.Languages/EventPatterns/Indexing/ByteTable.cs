using System.Numerics;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Postings by field and whole text, in few flat arrays: a text that is not here costs one look into memory, one that is three.
/// Its hashes are seeded, so that nobody can write rules that all fall into one slot.
/// </summary>
internal sealed class ByteTable
{
    private const int HashBits = 32;

    private readonly ulong seed = (ulong)Random.Shared.NextInt64();

    /// <summary>The hash in the upper half, the entry's number plus one in the lower; 0 is free.</summary>
    private readonly ulong[] slots;
    private readonly Entry[] entries;
    private readonly byte[] keys;
    private readonly int[] postings;

    public ByteTable(IReadOnlyCollection<(int Field, byte[] Text, List<int> Postings)> texts)
    {
        keys = [.. texts.SelectMany(t => t.Text)];
        postings = [.. texts.SelectMany(t => t.Postings)];
        entries = new Entry[texts.Count];
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(texts.Count * 4 / 3) + 1)];
        int key = 0, posting = 0, number = 0;
        foreach (var (field, text, found) in texts)
        {
            entries[number++] = new Entry(field, key, text.Length, found.Count == 1 ? found[0] : posting, found.Count);
            Put(Hash(field, text), number);
            key += text.Length;
            posting += found.Count;
        }
    }

    public void Find(int field, ReadOnlySpan<byte> text, Candidates into)
    {
        var hash = Hash(field, text);
        for (var at = hash & (uint)(slots.Length - 1); ; at = (at + 1) & (uint)(slots.Length - 1))
        {
            var slot = slots[at];
            if (slot == 0) return;
            if ((uint)(slot >> HashBits) != hash) continue;
            ref var entry = ref entries[(int)(uint)slot - 1];
            if (entry.Field != field || !text.SequenceEqual(keys.AsSpan(entry.Key, entry.Length))) continue;
            if (entry.Count == 1) into.Add(entry.Posting);
            else into.Add(postings.AsSpan(entry.Posting, entry.Count));
            return;
        }
    }

    private uint Hash(int field, ReadOnlySpan<byte> text) => ByteHash.OfValue(text, seed + (ulong)field);

    private void Put(uint hash, int number)
    {
        var at = hash & (uint)(slots.Length - 1);
        while (slots[at] != 0) at = (at + 1) & (uint)(slots.Length - 1);
        slots[at] = ((ulong)hash << HashBits) | (uint)number;
    }

    /// <summary>A field's text, and its only posting or where its postings begin.</summary>
    private readonly record struct Entry(int Field, int Key, int Length, int Posting, int Count);
}
