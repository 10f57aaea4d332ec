using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// Pattern JSON to combinations of fields, with EventBridge's checks in EventBridge's order. Unlike EventBridge it goes on
/// after the first mistake, to report all.
/// </summary>
internal sealed class PatternReader(PatternProblems problems)
{
    private const string FieldAdvice = "Give an object of fields or an array of wanted values.";

    private readonly Combinations combinations = new(problems);

    /// <summary>What is odd though valid.</summary>
    public IReadOnlyList<PatternHint> Hints => combinations.Hints;

    public IReadOnlyList<PatternCombination> Read(PatternNode? root)
    {
        if (root is { Kind: PatternNodeKind.Object })
        {
            ReadObject(root, new Place(null, PatternPath.Root), insideOr: false);
        }
        else
        {
            problems.Add("Filter is not an object", root?.At ?? new TextPosition(1, 1), PatternPath.Root, "Give a JSON object: {\"source\": [\"my.source\"]}.");
        }

        return combinations.Finish();
    }

    private void ReadObject(PatternNode node, Place place, bool insideOr)
    {
        foreach (var (name, value) in node.Members)
        {
            var inner = place.Into(name);
            if (name == OrOperator.Name)
            {
                ReadOr(value, place, inner.Path);
            }
            else if (insideOr && OrOperator.IsReserved(name))
            {
                problems.Add($"{name} is Ruler reserved fieldName which cannot be used inside $or.", value.At, inner.Path,
                    "Inside $or, operators stand in the array of a field; a field cannot have an operator's name.");
            }
            else if (value.Kind == PatternNodeKind.Object)
            {
                ReadObject(value, inner, insideOr);
            }
            else if (value.Kind == PatternNodeKind.Array)
            {
                ReadField(value, inner);
            }
            else
            {
                problems.Add($"\"{name}\" must be an object or an array", value.At, inner.Path, FieldAdvice);
            }
        }

        if (node is { Complete: true, Members.Count: 0 }) problems.Add("Empty objects are not allowed", node.End, place.Path, FieldAdvice);
    }

    private void ReadOr(PatternNode node, Place place, string path)
    {
        if (node.Kind != PatternNodeKind.Array)
        {
            problems.Add("It must be an Array followed with $or.", node.At, path, OrOperator.Advice);
            return;
        }

        combinations.BeginOr();
        for (var i = 0; i < node.Items.Count; i++)
        {
            var item = node.Items[i];
            if (item.Kind != PatternNodeKind.Object)
            {
                problems.Add("Only JSON object is allowed in array of $or relationship.", item.At, PatternPath.Join(path, i), OrOperator.Advice);
                continue;
            }

            combinations.BeginAlternative();
            ReadObject(item, new Place(place.Name, PatternPath.Join(path, i), place.FieldPath), insideOr: true);
            combinations.EndAlternative(node.End, path);
        }

        if (node.Complete && node.Items.Count < 2)
        {
            problems.Add("There must have at least 2 Objects in $or relationship.", node.End, path, OrOperator.Advice);
        }

        combinations.EndOr();
    }

    private void ReadField(PatternNode node, Place place)
    {
        var conditions = new List<Condition>();
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (ReadCondition(node.Items[i], PatternPath.Join(place.Path, i)) is { } condition) conditions.Add(condition);
        }

        if (node is { Complete: true, Items.Count: 0 })
        {
            problems.Add("Empty arrays are not allowed", node.End, place.Path, "Give at least one wanted value. To match where nothing is there: [{\"exists\": false}].");
        }

        if (conditions.Count > 0) combinations.Add(new PatternField(place.Name!, place.FieldPath, conditions));
    }

    private Condition? ReadCondition(PatternNode item, string path)
    {
        if (item.Kind == PatternNodeKind.Array)
        {
            problems.Add("Match value must be String, number, true, false, or null", item.At, path, "Arrays do not nest in a pattern: list the values themselves.");
            return null;
        }

        if (item.Kind != PatternNodeKind.Object) return item.Complete ? ExactOperator.Read(item) : null;
        var advice = $"Give one operator: {string.Join(", ", PatternOperators.Names.Where(n => n != "exactly"))}.";
        if (item.Members.Count == 0)
        {
            if (item.Complete) problems.Add("Match expression name not found", item.End, path, advice);
            return null;
        }

        var (name, argument) = item.Members[0];
        if (PatternOperators.Find(name) is not { } pattern)
        {
            problems.Add("Unrecognized match type " + name, argument.At, path, advice);
            return null;
        }

        var condition = pattern.Read(argument, PatternPath.Join(path, name), problems);
        if (item.Members.Count > 1 && condition is not null)
        {
            problems.Add(pattern.SecondKeyComplaint, item.Members[1].Value.At, path, "Give each operator an object of its own.");
        }

        return item.Complete ? condition : null;
    }

    /// <param name="Name">Names joined by dots, as the engine keys its fields; null at the top.</param>
    /// <param name="Path">JSONPath in the pattern.</param>
    /// <param name="EventPath">JSONPath in the event where it differs: inside <c>$or</c>.</param>
    private readonly record struct Place(string? Name, string Path, string? EventPath = null)
    {
        public string FieldPath => EventPath ?? Path;

        public Place Into(string name) => new(
            Name is null ? name : $"{Name}.{name}",
            PatternPath.Join(Path, name),
            EventPath is null ? null : PatternPath.Join(EventPath, name));
    }
}
