namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Matches one pattern. Used for one event at a time, then for the next.</summary>
internal sealed class PatternMatcher(EventPattern pattern)
{
    private readonly FieldTree tree = new();
    private readonly EventScan scan = new();
    private readonly ArrayConsistency consistency = new();
    private readonly PatternField[][] combinations = [.. pattern.Combinations.Select(c => c.Fields.ToArray())];
    private int[][]? numbers;

    public bool Matches(ReadOnlySpan<byte> utf8)
    {
        numbers ??= [.. combinations.Select(c => c.Select(f => tree.Add(f.Name)).ToArray())];
        EventScanner.Scan(utf8, tree, scan);
        for (var i = 0; i < combinations.Length; i++)
        {
            if (Matches(combinations[i], numbers[i], scan, utf8)) return true;
        }

        return false;
    }

    public bool Matches(ParsedEvent parsed)
    {
        foreach (var fields in combinations)
        {
            if (Matches(fields, Numbers(fields, parsed), parsed.Scan, parsed.Text)) return true;
        }

        return false;
    }

    private static int[] Numbers(PatternField[] fields, ParsedEvent parsed) => Array.ConvertAll(fields, f => parsed.Tree.Find(f.Name));

    private bool Matches(PatternField[] fields, int[] known, EventScan found, ReadOnlySpan<byte> utf8)
    {
        var undecided = false;
        for (var i = 0; i < fields.Length; i++)
        {
            var verdict = FieldMatch.Judge(fields[i], known[i], found, utf8);
            if (verdict == FieldVerdict.Fails) return false;
            undecided |= verdict == FieldVerdict.DependsOnArrays;
        }

        return ArrayConsistency.IsNeeded(known, found) ? consistency.Holds(fields, known, found, utf8) : !undecided;
    }
}
