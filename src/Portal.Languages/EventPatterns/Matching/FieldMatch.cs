namespace Portal.Languages.EventPatterns.Matching;

/// <summary>What a field's values say of what a pattern wants there.</summary>
internal enum FieldVerdict : byte
{
    /// <summary>No value satisfies the field.</summary>
    Fails,

    /// <summary>A value satisfies it, or it may be absent and is.</summary>
    Holds,

    /// <summary>It may be absent and has only wrong values inside arrays: it holds where other fields choose an element without it.</summary>
    DependsOnArrays,
}

/// <summary>Whether the values of one field satisfy what a pattern wants of it.</summary>
internal static class FieldMatch
{
    public static FieldVerdict Judge(PatternField field, int number, EventScan scan, ReadOnlySpan<byte> text)
    {
        var occurrence = scan.First(number);
        if (occurrence == EventScan.None) return field.MayBeAbsent ? FieldVerdict.Holds : FieldVerdict.Fails;
        var inArrays = false;
        for (; occurrence != EventScan.None; occurrence = scan.OccurrenceAt(occurrence).Next)
        {
            if (Holds(field, scan.Value(occurrence, text))) return FieldVerdict.Holds;
            inArrays |= scan.OccurrenceAt(occurrence).Element != 0;
        }

        return inArrays && field.MayBeAbsent ? FieldVerdict.DependsOnArrays : FieldVerdict.Fails;
    }

    public static bool Holds(PatternField field, in EventValue value)
    {
        foreach (var condition in field.Tests)
        {
            if (condition.Matches(value)) return true;
        }

        return false;
    }
}
