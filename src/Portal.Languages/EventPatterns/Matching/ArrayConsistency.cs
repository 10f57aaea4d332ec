using System.Diagnostics.CodeAnalysis;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// Decides whether fields match together where the event has arrays of objects: values of two fields count together only
/// when they lie in the same element of every array that both lie in. Fields are taken in the order of their names, and
/// <c>exists: false</c> looks only at the elements that earlier fields have chosen, as EventBridge's engine does.
/// https://github.com/aws/event-ruler#json-array-matching
/// </summary>
/// <remarks>
/// Because arrays nest like a tree, one pass from the innermost elements outward decides, in time linear in the number of
/// values. Only an event that reaches one field by two ways (a name twice in one object, or a dot in a name) needs a search.
/// </remarks>
internal sealed class ArrayConsistency
{
    private const int BitsPerWord = 64;

    private ulong[] present = [];
    private ulong[] direct = [];
    private ulong[] satisfied = [];
    private ulong[] inArray = [];
    private bool[] elementFails = [];
    private bool[] arrayHolds = [];
    private ulong[] mayBeAbsent = [];
    private int words;

    /// <summary>Grows with every look at a value, element or array; for tests of the cost.</summary>
    public long Steps { get; private set; }

    /// <param name="fields">The fields of a combination, sorted by name.</param>
    /// <param name="numbers">Their numbers in the scan.</param>
    /// <param name="scan">The event's values.</param>
    /// <param name="text">The event's text.</param>
    public bool Holds(ReadOnlySpan<PatternField> fields, ReadOnlySpan<int> numbers, EventScan scan, ReadOnlySpan<byte> text)
    {
        Prepare(fields, scan);
        for (var i = 0; i < fields.Length; i++) MarkDirect(i, fields[i], numbers[i], scan, text);
        if (!TryGather(scan)) return new ArraySearch(fields, numbers, scan, text).Holds();
        return Decide(scan);
    }

    /// <summary>With fewer than two fields inside arrays nothing can disagree: then each field decides for itself.</summary>
    public static bool IsNeeded(ReadOnlySpan<int> numbers, EventScan scan)
    {
        if (scan.ArrayCount == 0) return false;
        var inside = 0;
        foreach (var number in numbers)
        {
            for (var o = scan.First(number); o != EventScan.None; o = scan.OccurrenceAt(o).Next)
            {
                if (scan.OccurrenceAt(o).Element == 0) continue;
                inside++;
                break;
            }

            if (inside == 2) return true;
        }

        return false;
    }

    private void Prepare(ReadOnlySpan<PatternField> fields, EventScan scan)
    {
        words = (fields.Length + BitsPerWord - 1) / BitsPerWord;
        Clear(ref present, scan.ElementCount * words);
        Clear(ref direct, scan.ElementCount * words);
        Clear(ref satisfied, scan.ElementCount * words);
        Clear(ref inArray, scan.ArrayCount * words);
        Clear(ref mayBeAbsent, words);
        Clear(ref elementFails, scan.ElementCount);
        Clear(ref arrayHolds, scan.ArrayCount);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].MayBeAbsent) mayBeAbsent[i / BitsPerWord] |= Bit(i);
        }
    }

    private void MarkDirect(int index, PatternField field, int number, EventScan scan, ReadOnlySpan<byte> text)
    {
        for (var o = scan.First(number); o != EventScan.None; o = scan.OccurrenceAt(o).Next)
        {
            Steps++;
            var word = (scan.OccurrenceAt(o).Element * words) + (index / BitsPerWord);
            direct[word] |= Bit(index);
            present[word] |= Bit(index);
            if ((satisfied[word] & Bit(index)) == 0 && FieldMatch.Holds(field, scan.Value(o, text))) satisfied[word] |= Bit(index);
        }
    }

    /// <summary>Finds which fields have values in each element and array. False where an element has a field by two ways.</summary>
    private bool TryGather(EventScan scan)
    {
        for (var e = scan.ElementCount - 1; e > 0; e--)
        {
            Steps++;
            var array = scan.ElementAt(e).Array;
            Or(inArray.AsSpan(array * words, words), present.AsSpan(e * words, words));
            if (e != scan.ArrayAt(array).FirstElement) continue;
            var outer = present.AsSpan(scan.ArrayAt(array).Element * words, words);
            var gathered = inArray.AsSpan(array * words, words);
            for (var w = 0; w < words; w++)
            {
                if ((outer[w] & gathered[w]) != 0) return false;
            }

            Or(outer, gathered);
        }

        return true;
    }

    private bool Decide(EventScan scan)
    {
        for (var e = scan.ElementCount - 1; e > 0; e--)
        {
            Steps++;
            var array = scan.ElementAt(e).Array;
            if (!arrayHolds[array]) arrayHolds[array] = ElementHolds(e, array);
            if (e == scan.ArrayAt(array).FirstElement && !arrayHolds[array] && Any(inArray.AsSpan(array * words, words)))
            {
                elementFails[scan.ArrayAt(array).Element] = true;
            }
        }

        return !elementFails[0] && DirectHold(0);
    }

    /// <summary>Whether the element, once chosen, satisfies all fields that the array has: the first of them must be in it.</summary>
    private bool ElementHolds(int element, int array)
    {
        if (elementFails[element] || !DirectHold(element)) return false;
        var first = true;
        for (var w = 0; w < words; w++)
        {
            var wanted = inArray[(array * words) + w];
            var missing = wanted & ~present[(element * words) + w];
            if ((missing & ~mayBeAbsent[w]) != 0) return false;
            if (!first || wanted == 0) continue;
            if ((missing & (wanted & (0 - wanted))) != 0) return false;
            first = false;
        }

        return true;
    }

    private bool DirectHold(int element)
    {
        for (var w = element * words; w < (element + 1) * words; w++)
        {
            if ((direct[w] & ~satisfied[w]) != 0) return false;
        }

        return true;
    }

    private static ulong Bit(int index) => 1UL << (index % BitsPerWord);

    private static bool Any(ReadOnlySpan<ulong> bits) => bits.ContainsAnyExcept(0UL);

    private static void Or(Span<ulong> into, ReadOnlySpan<ulong> from)
    {
        for (var w = 0; w < into.Length; w++) into[w] |= from[w];
    }

    private static void Clear<T>([NotNull] ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, array.Length * 2)];
        else Array.Clear(array, 0, length);
    }
}
