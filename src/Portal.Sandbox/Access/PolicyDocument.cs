using Portal.Languages.Data;

namespace Portal.Sandbox.Access;

/// <summary>An IAM policy, identity or resource based.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    public static readonly PolicyDocument Empty = new([]);

    /// <summary>Reads a policy; every problem is told, with its place. A policy with problems is not used.</summary>
    public static PolicyDocument? Parse(string json, out IReadOnlyList<PolicyProblem> problems)
    {
        if (DataValue.TryParse(json) is DataObject policy) return Parse(policy, out problems);
        problems = [new("", "The policy is not a JSON object.")];
        return null;
    }

    /// <inheritdoc cref="Parse(string, out IReadOnlyList{PolicyProblem})"/>
    public static PolicyDocument? Parse(DataObject policy, out IReadOnlyList<PolicyProblem> problems)
    {
        var found = new List<PolicyProblem>();
        if (policy["Version"] is { } version and not DataString { Value: "2012-10-17" or "2008-10-17" })
        {
            found.Add(new("/Version", $"{version.ToJson()} is no version of the policy language; use \"2012-10-17\"."));
        }

        var statements = new List<PolicyStatement>();
        switch (policy["Statement"])
        {
            case DataObject one:
                Add(one, "/Statement");
                break;
            case DataArray many:
                for (var i = 0; i < many.Count; i++) Add(many[i], $"/Statement/{i}");
                break;
            default:
                found.Add(new("/Statement", "Statement is required: an object, or an array of objects."));
                break;
        }

        problems = found;
        return found.Count == 0 ? new PolicyDocument(statements) : null;

        void Add(DataValue value, string path)
        {
            if (value is not DataObject statement) found.Add(new(path, "A statement is an object."));
            else if (PolicyStatement.Parse(statement, path, found) is { } parsed) statements.Add(parsed);
        }
    }
}

/// <param name="Path">JSON pointer to the place.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public readonly record struct PolicyProblem(string Path, string Message);
