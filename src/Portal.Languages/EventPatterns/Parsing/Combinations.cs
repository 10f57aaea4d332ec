using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// Multiplies out <c>$or</c> while a pattern is read. A field that a combination has already is replaced: of two fields of
/// one name the later counts, also where one stands inside an alternative.
/// </summary>
internal sealed class Combinations(PatternProblems problems)
{
    private readonly Stack<(List<Dictionary<string, PatternField>> Before, List<Dictionary<string, PatternField>> Done)> ors = new();
    private List<Dictionary<string, PatternField>> current = [];
    private readonly List<PatternHint> hints = [];
    private bool tooMany;

    /// <summary>Fields that a later one of the same name has replaced.</summary>
    public IReadOnlyList<PatternHint> Hints => hints;

    public void Add(PatternField field)
    {
        if (current.Count == 0) current.Add(new(StringComparer.Ordinal));
        if (current.Exists(c => c.ContainsKey(field.Name)))
        {
            hints.Add(new PatternHint(PatternHintKind.NoEffect, field.Path, $"{field.Path} stands here more than once: the last one counts, those before it are ignored."));
        }

        foreach (var combination in current) combination[field.Name] = field;
    }

    public void BeginOr() => ors.Push((current, []));

    public void BeginAlternative()
    {
        current = [.. ors.Peek().Before.Select(c => new Dictionary<string, PatternField>(c, StringComparer.Ordinal))];
        if (current.Count == 0) current.Add(new(StringComparer.Ordinal));
    }

    public void EndAlternative(TextPosition at, string path)
    {
        var done = ors.Peek().Done;
        done.AddRange(current);
        if (done.Count <= OrOperator.MaxCombinations) return;
        if (!tooMany)
        {
            problems.Add("Rule is too complex - try using fewer $or combinations", at, path,
                "The alternatives of all $or multiply; EventBridge allows 1000 combinations.");
        }

        // One is enough to look for further mistakes.
        tooMany = true;
        done.RemoveRange(1, done.Count - 1);
    }

    public void EndOr() => current = ors.Pop().Done;

    public IReadOnlyList<PatternCombination> Finish() =>
        [.. current.Select(c => new PatternCombination([.. c.Values.OrderBy(f => f.Name, StringComparer.Ordinal)]))];
}
