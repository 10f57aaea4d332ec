using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// The combinations of a segment, in the order of the fields they are found by. With thousands of rules the time goes into
/// fetching memory, so what is looked at for one combination lies together in few numbers. A combination is known by the
/// place where it begins.
/// </summary>
internal sealed class CombinationTable
{
    /// <summary>
    /// For each combination its rule, as complement where one event may find the rule by several ways; then the numbers of its
    /// fields, the last one as complement.
    /// </summary>
    private readonly int[] numbers;
    private readonly Dictionary<int, int[]> fieldsByName;

    /// <param name="combinations">Rule, and the numbers of the combination's fields sorted by field name.</param>
    /// <param name="known">All fields of the segment.</param>
    public CombinationTable(IReadOnlyList<(int Rule, int[] Fields)> combinations, IReadOnlyList<IndexedField> known)
    {
        var uses = combinations.SelectMany(c => c.Fields).CountBy(f => f).ToDictionary();
        var several = combinations.CountBy(c => c.Rule).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        var ordered = combinations
            .Select(c => (c.Rule, c.Fields, Checks: Order(c.Fields, known, uses)))
            .OrderBy(c => known[c.Checks[0]].Field.Key, StringComparer.Ordinal);
        var written = new List<int>();
        fieldsByName = [];
        foreach (var (rule, fields, checks) in ordered)
        {
            fieldsByName[written.Count] = fields;
            written.Add(several.Contains(rule) || MayFindTwice(known[checks[0]].Field) ? ~rule : rule);
            written.AddRange(checks[..^1]);
            written.Add(~checks[^1]);
        }

        numbers = [.. written];
    }

    public int Count => fieldsByName.Count;

    /// <summary>Where the combinations begin.</summary>
    public IEnumerable<int> Places => fieldsByName.Keys.Order();

    /// <param name="place">The combination.</param>
    /// <param name="mayComeAgain">Whether even a single value for each field may find the rule twice.</param>
    public int Rule(int place, out bool mayComeAgain)
    {
        var rule = numbers[place];
        mayComeAgain = rule < 0;
        return mayComeAgain ? ~rule : rule;
    }

    /// <summary>
    /// Number of a field of the combination. The first is the least likely one: by it the combination is found, unless it may
    /// be absent: then all may. After it come those that most combinations share, because they are known already most often.
    /// </summary>
    /// <param name="place">The combination.</param>
    /// <param name="index">Which field, from 0.</param>
    /// <param name="isLast">Whether there are no more.</param>
    public int Check(int place, int index, out bool isLast)
    {
        var check = numbers[place + 1 + index];
        isLast = check < 0;
        return isLast ? ~check : check;
    }

    /// <summary>Numbers of the fields in the segment, in the order in which array elements are chosen.</summary>
    public int[] FieldsByName(int place) => fieldsByName[place];

    /// <summary>Several conditions may hold at once, and the bytes by which a wildcard is found may be in a value more than once.</summary>
    private static bool MayFindTwice(PatternField field) => field.Tests.Length > 1 || Array.Exists(field.Tests, t => t is WildcardCondition);

    private static int[] Order(int[] fields, IReadOnlyList<IndexedField> known, Dictionary<int, int> uses)
    {
        var first = fields.OrderBy(f => known[f].Field.MayBeAbsent).ThenBy(f => known[f].Share).First();
        return [first, .. fields.Where(f => f != first).OrderByDescending(f => uses[f])];
    }
}

/// <summary>A field that one or more combinations ask about in the same words; answered once for an event.</summary>
/// <param name="Field">What is wanted.</param>
/// <param name="Number">The field's number in the tree.</param>
/// <param name="Share">A guess at the share of events that satisfy it.</param>
internal readonly record struct IndexedField(PatternField Field, int Number, double Share);
