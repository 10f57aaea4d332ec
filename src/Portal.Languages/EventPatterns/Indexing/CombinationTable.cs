namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// The combinations of a segment, in the order of the fields they are found by. With thousands of rules the time goes into
/// fetching memory, so all that is looked at for one combination lies together: its rule, its number, how many fields it has
/// and the fields' numbers. A combination is known by the place where it begins.
/// </summary>
internal sealed class CombinationTable
{
    private const int Header = 3;

    private readonly int[] numbers;
    private readonly int[][] fieldsByName;

    /// <param name="combinations">Rule, and the numbers of the combination's fields sorted by field name.</param>
    /// <param name="known">All fields of the segment.</param>
    public CombinationTable(IEnumerable<(int Rule, int[] Fields)> combinations, IReadOnlyList<IndexedField> known)
    {
        var ordered = combinations
            .Select(c => (c.Rule, c.Fields, Checks: (int[])[.. c.Fields.OrderBy(f => known[f].Field.MayBeAbsent).ThenBy(f => known[f].Share)]))
            .OrderBy(c => known[c.Checks[0]].Field.Key, StringComparer.Ordinal)
            .ToArray();
        fieldsByName = Array.ConvertAll(ordered, c => c.Fields);
        numbers = [.. ordered.SelectMany((c, number) => (int[])[c.Rule, number, c.Checks.Length, .. c.Checks])];
    }

    public int Count => fieldsByName.Length;

    /// <summary>Where the combinations begin.</summary>
    public IEnumerable<int> Places
    {
        get
        {
            for (var place = 0; place < numbers.Length; place += Header + numbers[place + 2]) yield return place;
        }
    }

    public int Rule(int place) => numbers[place];

    /// <summary>
    /// Numbers of the fields in the segment, the least likely first. By the first one the combination is found, unless that one
    /// may be absent: then all may.
    /// </summary>
    public ReadOnlySpan<int> Checks(int place) => numbers.AsSpan(place + Header, numbers[place + 2]);

    /// <summary>Numbers of the fields in the segment, in the order in which array elements are chosen.</summary>
    public int[] FieldsByName(int place) => fieldsByName[numbers[place + 1]];
}

/// <summary>A field that one or more combinations ask about in the same words; answered once for an event.</summary>
/// <param name="Field">What is wanted.</param>
/// <param name="Number">The field's number in the tree.</param>
/// <param name="Share">A guess at the share of events that satisfy it.</param>
internal readonly record struct IndexedField(PatternField Field, int Number, double Share);
