namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// The rule of <see cref="ArrayConsistency"/> by trying out, for events in which one field is reached by two ways. Such a
/// choice can be hard in principle, so the search gives up, as not matching, after a number of steps linear in the event.
/// </summary>
internal ref struct ArraySearch
{
    private const int StepsPerValue = 256;
    private const int LeastSteps = 10_000;
    private const int Free = -1;

    private readonly ReadOnlySpan<PatternField> fields;
    private readonly ReadOnlySpan<int> numbers;
    private readonly EventScan scan;
    private readonly ReadOnlySpan<byte> text;
    private readonly int[] chosen;
    private long stepsLeft;

    public ArraySearch(ReadOnlySpan<PatternField> fields, ReadOnlySpan<int> numbers, EventScan scan, ReadOnlySpan<byte> text)
    {
        this.fields = fields;
        this.numbers = numbers;
        this.scan = scan;
        this.text = text;
        chosen = new int[scan.ArrayCount];
        Array.Fill(chosen, Free);
        stepsLeft = LeastSteps + ((long)StepsPerValue * scan.OccurrenceCount);
    }

    public bool Holds() => Holds(0);

    private bool Holds(int index)
    {
        if (index == fields.Length) return true;
        var anyInReach = false;
        for (var o = scan.First(numbers[index]); o != EventScan.None && stepsLeft > 0; o = scan.OccurrenceAt(o).Next)
        {
            var element = scan.OccurrenceAt(o).Element;
            if (!Agrees(element)) continue;
            anyInReach = true;
            if (!FieldMatch.Holds(fields[index], scan.Value(o, text))) continue;
            var outermost = Choose(element);
            if (Holds(index + 1)) return true;
            Release(element, outermost);
        }

        return !anyInReach && fields[index].MayBeAbsent && stepsLeft > 0 && Holds(index + 1);
    }

    /// <summary>Whether no array around the element has another element chosen.</summary>
    private bool Agrees(int element)
    {
        stepsLeft--;
        while (element != 0)
        {
            stepsLeft--;
            var array = scan.ElementAt(element).Array;
            if (chosen[array] != Free && chosen[array] != element) return false;
            element = scan.ArrayAt(array).Element;
        }

        return true;
    }

    /// <summary>Chooses the element and those around it. Returns the first one outward that was chosen before.</summary>
    private readonly int Choose(int element)
    {
        while (element != 0)
        {
            var array = scan.ElementAt(element).Array;
            if (chosen[array] != Free) break;
            chosen[array] = element;
            element = scan.ArrayAt(array).Element;
        }

        return element;
    }

    private readonly void Release(int element, int until)
    {
        while (element != until)
        {
            var array = scan.ElementAt(element).Array;
            chosen[array] = Free;
            element = scan.ArrayAt(array).Element;
        }
    }
}
