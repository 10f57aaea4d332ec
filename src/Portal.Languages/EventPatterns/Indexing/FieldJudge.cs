using System.Buffers.Binary;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Says whether an event's values satisfy a field of a segment. Most fields want one of a few strings: those lie together here,
/// so that an answer needs little memory; the others are asked themselves.
/// </summary>
internal sealed class FieldJudge
{
    private readonly Entry[] entries;
    private readonly byte[] texts;
    private readonly PatternField[] fields;

    public FieldJudge(IReadOnlyList<IndexedField> known)
    {
        fields = [.. known.Select(k => k.Field)];
        entries = new Entry[known.Count];
        var written = new List<byte>();
        for (var i = 0; i < entries.Length; i++)
        {
            var plain = Array.TrueForAll(fields[i].Tests, t => t is StringCondition { Bytes.Length: <= ushort.MaxValue });
            entries[i] = new Entry(known[i].Number, written.Count, plain ? fields[i].Tests.Length : 0);
            if (!plain) continue;
            foreach (var test in fields[i].Tests.Cast<StringCondition>())
            {
                written.AddRange([(byte)test.Bytes.Length, (byte)(test.Bytes.Length >> 8)]);
                written.AddRange(test.Bytes);
            }
        }

        texts = [.. written];
    }

    public int Count => fields.Length;

    public PatternField Field(int field) => fields[field];

    /// <summary>The field's number in the tree.</summary>
    public int Number(int field) => entries[field].Number;

    public FieldVerdict Judge(int field, EventScan scan, ReadOnlySpan<byte> text)
    {
        ref var entry = ref entries[field];
        if (entry.Count == 0) return FieldMatch.Judge(fields[field], entry.Number, scan, text);
        for (var o = scan.First(entry.Number); o != EventScan.None; o = scan.OccurrenceAt(o).Next)
        {
            var value = scan.Value(o, text);
            if (value.IsString && IsOneOf(value.Text, texts.AsSpan(entry.Texts), entry.Count)) return FieldVerdict.Holds;
        }

        return FieldVerdict.Fails;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> wanted, int count)
    {
        for (; count > 0; count--)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(wanted);
            var text = wanted.Slice(sizeof(ushort), length);
            if (value.SequenceEqual(text)) return true;
            wanted = wanted[(sizeof(ushort) + length)..];
        }

        return false;
    }

    /// <param name="Number">The field's number in the tree.</param>
    /// <param name="Texts">Where its strings begin.</param>
    /// <param name="Count">How many strings there are; 0 where it wants anything else.</param>
    private readonly record struct Entry(int Number, int Texts, int Count);
}
