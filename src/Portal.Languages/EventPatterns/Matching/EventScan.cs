namespace Portal.Languages.EventPatterns.Matching;

/// <summary>A value that a scan found for a field that somebody asks about.</summary>
/// <param name="Field">The field's number in the tree.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unescaped">Whether the text lies in the scan's own buffer, because the event writes it with escapes.</param>
/// <param name="Start">Where the text starts.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Element">The innermost array element around it; 0 for none.</param>
/// <param name="Next">The field's next value, or -1.</param>
internal record struct Occurrence(int Field, EventValueKind Kind, bool Unescaped, int Start, int Length, int Element, int Next);

/// <summary>An element of an array of objects or arrays. Number 0 is the event itself.</summary>
/// <param name="Array">The array's number.</param>
/// <param name="First">Its first value, by number.</param>
/// <param name="End">The number behind its last value.</param>
/// <param name="FirstArray">The first array in it, by number; arrays are numbered as they begin.</param>
/// <param name="EndArray">The number behind the last array in it.</param>
internal record struct ArrayElement(int Array, int First, int End, int FirstArray, int EndArray);

/// <summary>An array of an event that has values in elements of its own.</summary>
/// <param name="Element">The element around it; 0 for none.</param>
/// <param name="First">Its first value, by number.</param>
/// <param name="End">The number behind its last value.</param>
/// <param name="FirstElement">Its first element, by number.</param>
internal record struct EventArray(int Element, int First, int End, int FirstElement);

/// <summary>
/// What one scan of an event found, in the order of the event's text: values by field, and the arrays that they lie in. It is
/// used again for the next event, so that matching allocates nothing.
/// </summary>
internal sealed class EventScan
{
    public const int None = -1;

    private Occurrence[] occurrences = new Occurrence[32];
    private ArrayElement[] elements = new ArrayElement[8];
    private EventArray[] arrays = new EventArray[8];
    private int[] firstOfField = [];
    private int[] lastOfField = [];
    private byte[] unescaped = new byte[64];

    public int OccurrenceCount { get; private set; }
    public int ElementCount { get; private set; }
    public int ArrayCount { get; private set; }
    public int UnescapedLength { get; set; }

    /// <summary>Whether a field has more than one value.</summary>
    public bool HasRepeatedFields { get; private set; }

    public ref Occurrence OccurrenceAt(int number) => ref occurrences[number];
    public ref ArrayElement ElementAt(int number) => ref elements[number];
    public ref EventArray ArrayAt(int number) => ref arrays[number];

    /// <summary>The field's first value, or <see cref="None"/>.</summary>
    public int First(int field) => field >= 0 && field < firstOfField.Length ? firstOfField[field] : None;

    public EventValue Value(int occurrence, ReadOnlySpan<byte> text)
    {
        ref var found = ref occurrences[occurrence];
        return new EventValue(found.Kind, (found.Unescaped ? unescaped : text).Slice(found.Start, found.Length));
    }

    public void Reset(int fieldCount)
    {
        for (var i = 0; i < OccurrenceCount; i++) firstOfField[occurrences[i].Field] = None;
        (OccurrenceCount, ElementCount, ArrayCount, UnescapedLength, HasRepeatedFields) = (0, 1, 0, 0, false);
        elements[0] = default;
        GrowFields(fieldCount);
    }

    public void Add(int field, EventValueKind kind, bool isUnescaped, int start, int length, int element)
    {
        if (OccurrenceCount == occurrences.Length) Array.Resize(ref occurrences, OccurrenceCount * 2);
        if (field >= firstOfField.Length) GrowFields(field + 1);
        var number = OccurrenceCount++;
        occurrences[number] = new Occurrence(field, kind, isUnescaped, start, length, element, None);
        if (firstOfField[field] == None)
        {
            firstOfField[field] = number;
        }
        else
        {
            occurrences[lastOfField[field]].Next = number;
            HasRepeatedFields = true;
        }

        lastOfField[field] = number;
    }

    public int BeginArray(int element)
    {
        if (ArrayCount == arrays.Length) Array.Resize(ref arrays, ArrayCount * 2);
        arrays[ArrayCount] = new EventArray(element, OccurrenceCount, OccurrenceCount, ElementCount);
        return ArrayCount++;
    }

    public void EndArray(int array) => arrays[array].End = OccurrenceCount;

    public int BeginElement(int array)
    {
        if (ElementCount == elements.Length) Array.Resize(ref elements, ElementCount * 2);
        elements[ElementCount] = new ArrayElement(array, OccurrenceCount, OccurrenceCount, ArrayCount, ArrayCount);
        return ElementCount++;
    }

    public void EndElement(int element) => (elements[element].End, elements[element].EndArray) = (OccurrenceCount, ArrayCount);

    public void End() => (elements[0].End, elements[0].EndArray) = (OccurrenceCount, ArrayCount);

    /// <summary>Room for text without its escapes; at most as long as with them.</summary>
    public Span<byte> Unescape(int length)
    {
        if (unescaped.Length - UnescapedLength < length) Array.Resize(ref unescaped, Math.Max(unescaped.Length * 2, UnescapedLength + length));
        return unescaped.AsSpan(UnescapedLength, length);
    }

    private void GrowFields(int count)
    {
        var known = firstOfField.Length;
        if (count <= known) return;
        var size = Math.Max(count, known * 2);
        Array.Resize(ref firstOfField, size);
        Array.Resize(ref lastOfField, size);
        Array.Fill(firstOfField, None, known, size - known);
    }
}
