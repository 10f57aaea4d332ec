using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// Patterns compiled together, numbered as they were given. Each combination of a pattern is found by that one of its fields
/// which the fewest values satisfy, by a table lookup; its other fields are checked then, each distinct question once for an
/// event. So the cost follows the matches rather than the rules.
/// </summary>
internal sealed class RuleSegment
{
    private readonly FieldTree tree = new();
    private readonly FieldJudge fields;
    private readonly CombinationTable combinations;
    private readonly ByteTable texts;
    private readonly bool[] hasTexts;
    private readonly FieldIndex?[] indexes;
    private readonly int[] always;

    public RuleSegment(IReadOnlyList<EventPattern> patterns)
    {
        Count = patterns.Count;
        var shares = new ShareGuess(patterns);
        var interned = new List<IndexedField>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var unordered = new List<(int Rule, int[] Fields)>();
        for (var rule = 0; rule < patterns.Count; rule++)
        {
            foreach (var combination in patterns[rule].Combinations)
            {
                unordered.Add((rule, [.. combination.Fields.Select(f => Intern(f, shares, numbers, interned))]));
            }
        }

        fields = new FieldJudge(interned);
        combinations = new CombinationTable(unordered, interned);
        var builders = CollectAccess(out always);
        hasTexts = Array.ConvertAll(builders, b => b is not null && b.Texts.Any());
        texts = new ByteTable([.. builders.SelectMany((b, field) => b is null ? [] : b.Texts.Select(t => (field, t.Text, t.Postings)))]);
        indexes = Array.ConvertAll(builders, b => b?.Build());
    }

    /// <summary>How many patterns there are.</summary>
    public int Count { get; }

    /// <summary>Leaves the numbers of the patterns that match in the run.</summary>
    public void Match(ReadOnlySpan<byte> utf8, MatchRun run)
    {
        run.Begin(fields.Count, combinations.Count, Count);
        var scan = run.Scan;
        EventScanner.Scan(utf8, tree, scan);
        run.Candidates.Add(always);
        for (var o = 0; o < scan.OccurrenceCount; o++)
        {
            var field = scan.OccurrenceAt(o).Field;
            var value = scan.Value(o, utf8);
            if (hasTexts[field] && value.IsString) texts.Find(field, value.Text, run.Candidates);
            indexes[field]?.Find(value, run.Candidates);
        }

        foreach (var candidate in run.Candidates.Found)
        {
            var place = candidate < 0 ? ~candidate : candidate;
            if (Matches(place, candidate >= 0, run, utf8)) run.Match(combinations.Rule(place, out var mayComeAgain), mayComeAgain || scan.HasRepeatedFields);
        }

        run.Checked += run.Candidates.Count;
    }

    private bool Matches(int place, bool firstHolds, MatchRun run, ReadOnlySpan<byte> utf8)
    {
        var undecided = false;
        var isLast = false;
        for (var i = 0; !isLast; i++)
        {
            var check = combinations.Check(place, i, out isLast);
            if (i == 0 && firstHolds) continue;
            if (!run.TryRecall(check, out var verdict))
            {
                verdict = fields.Judge(check, run.Scan, utf8);
                run.Remember(check, verdict);
            }

            if (verdict == FieldVerdict.Fails) return false;
            undecided |= verdict == FieldVerdict.DependsOnArrays;
        }

        return run.Scan.ArrayCount == 0 ? !undecided : HoldsInArrays(place, undecided, run, utf8);
    }

    private bool HoldsInArrays(int place, bool undecided, MatchRun run, ReadOnlySpan<byte> utf8)
    {
        var byName = combinations.FieldsByName(place);
        var numbers = Array.ConvertAll(byName, fields.Number);
        if (!ArrayConsistency.IsNeeded(numbers, run.Scan)) return !undecided;
        return run.Consistency.Holds(Array.ConvertAll(byName, fields.Field), numbers, run.Scan, utf8);
    }

    private int Intern(PatternField field, ShareGuess shares, Dictionary<string, int> numbers, List<IndexedField> interned)
    {
        if (numbers.TryGetValue(field.Key, out var number)) return number;
        numbers[field.Key] = number = interned.Count;
        interned.Add(new IndexedField(field, tree.Add(field.Name), shares.Of(field)));
        return number;
    }

    /// <summary>The conditions by which combinations are to be found, by field; and the combinations that cannot be found.</summary>
    private FieldIndexBuilder?[] CollectAccess(out int[] withoutAccess)
    {
        var builders = new FieldIndexBuilder?[tree.FieldCount];
        var rest = new List<int>();
        foreach (var place in combinations.Places)
        {
            var access = combinations.Check(place, 0, out _);
            if (fields.Field(access).MayBeAbsent)
            {
                rest.Add(~place);
                continue;
            }

            var builder = builders[fields.Number(access)] ??= new FieldIndexBuilder();
            builder.Posting = place;
            foreach (var condition in fields.Field(access).Tests) condition.AddTo(builder);
        }

        withoutAccess = [.. rest];
        return builders;
    }
}
