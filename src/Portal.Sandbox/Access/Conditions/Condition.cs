using Portal.Languages.Data;

namespace Portal.Sandbox.Access.Conditions;

/// <summary>One operator with one key and its values: <c>"ArnLike": {"aws:SourceArn": "arn:..."}</c>. All conditions must hold.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed class Condition
{
    private const string IfExists = "IfExists";
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";

    private readonly ConditionOperator test;
    private readonly string key;
    private readonly IReadOnlyList<string> wanted;
    private readonly bool ifExists;
    private readonly bool forAll;

    private Condition(ConditionOperator test, string key, IReadOnlyList<string> wanted, bool ifExists, bool forAll) =>
        (this.test, this.key, this.wanted, this.ifExists, this.forAll) = (test, key, wanted, ifExists, forAll);

    public bool Holds(AccessRequest request)
    {
        request.Context.TryGetValue(key, out var values);
        var present = values is { Count: > 0 };
        if (test.AsksForPresence) return wanted.Any(w => bool.TryParse(w, out var absent) && absent != present);
        // A key that is not there: IfExists and ForAllValues let it pass, and so does every negated operator.
        if (!present) return ifExists || forAll || test.Negated;
        return forAll ? values!.All(Fits) : test.Negated ? values!.All(Fits) : values!.Any(Fits);
    }

    public static IReadOnlyList<Condition> ParseAll(DataValue? value, string path, List<PolicyProblem> problems)
    {
        if (value is null) return [];
        if (value is not DataObject byOperator)
        {
            problems.Add(new(path, "Condition is an object of operators, each an object of keys."));
            return [];
        }

        var conditions = new List<Condition>();
        foreach (var (spelled, keys) in byOperator)
        {
            var (name, ifExists, forAll) = Spelling(spelled);
            if (!ConditionOperator.All.TryGetValue(name, out var test)) problems.Add(new($"{path}/{spelled}", $"\"{spelled}\" is no condition operator."));
            else if (keys is not DataObject byKey) problems.Add(new($"{path}/{spelled}", "An operator holds an object of condition keys."));
            else
            {
                foreach (var (key, wanted) in byKey)
                {
                    if (Scalars(wanted) is { } texts) conditions.Add(new Condition(test, key, texts, ifExists, forAll));
                    else problems.Add(new($"{path}/{spelled}/{key}", "A condition's value is a string or an array of strings."));
                }
            }
        }

        return conditions;
    }

    private bool Fits(string value) => wanted.Any(w => test.Matches(w, value)) != test.Negated;

    private static (string Name, bool IfExists, bool ForAll) Spelling(string text)
    {
        var forAll = text.StartsWith(ForAll, StringComparison.Ordinal);
        if (forAll) text = text[ForAll.Length..];
        else if (text.StartsWith(ForAny, StringComparison.Ordinal)) text = text[ForAny.Length..];
        var ifExists = text.EndsWith(IfExists, StringComparison.Ordinal);
        return (ifExists ? text[..^IfExists.Length] : text, ifExists, forAll);
    }

    /// <summary>Policies write booleans and numbers with and without quotes.</summary>
    private static IReadOnlyList<string>? Scalars(DataValue value) => value switch
    {
        DataString s => [s.Value],
        DataBoolean b => [b.Value ? "true" : "false"],
        DataNumber n => [n.Text],
        DataArray many when many.Select(Scalars).ToArray() is var parts && parts.All(p => p is { Count: 1 }) => [.. parts.Select(p => p![0])],
        _ => null,
    };
}
