using Portal.Languages.Data;

namespace Portal.Services.EventBuses.Policies;

/// <summary>Reads and checks a resource policy of an event bus.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html</remarks>
public static class PolicyReader
{
    /// <summary>Characters: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int Longest = 10_240;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    };

    /// <param name="policyJson">The document.</param>
    /// <param name="eventBusArn">The bus it is set on.</param>
    public static PolicyReading Read(string policyJson, string eventBusArn)
    {
        if (DataValue.TryParse(policyJson) is not DataObject document) return new([], ["This policy contains invalid Json"]);
        var problems = new List<string>();
        if (policyJson.Length > Longest) problems.Add($"The policy has {policyJson.Length} characters; AWS takes at most {Longest}.");
        if (document.GetString("Version") is not ("2012-10-17" or "2008-10-17")) problems.Add("Version: write \"2012-10-17\".");
        IReadOnlyList<DataValue> given = document["Statement"] switch { DataArray many => [.. many], DataObject one => [one], _ => [] };
        if (given.Count == 0) problems.Add("Statement: give at least one.");
        var statements = new List<PolicyStatement>();
        for (var i = 0; i < given.Count; i++)
        {
            var name = $"Statement {i + 1}";
            if (given[i] is not DataObject statement)
            {
                problems.Add($"{name} is not an object.");
                continue;
            }

            problems.AddRange(Check(statement, eventBusArn).Select(p => $"{name}: {p}"));
            statements.Add(PolicySentence.Of(statement, eventBusArn));
        }

        foreach (var twice in statements.Where(s => s.Sid is not null).GroupBy(s => s.Sid).Where(g => g.Count() > 1)) problems.Add($"Two statements have the Sid {twice.Key}.");
        return new(statements, problems);
    }

    private static IEnumerable<string> Check(DataObject statement, string eventBusArn)
    {
        foreach (var (name, _) in statement)
        {
            if (!Elements.Contains(name)) yield return $"there is no element {name}.";
        }

        if (statement.GetString("Effect") is not ("Allow" or "Deny")) yield return "Effect is Allow or Deny.";
        if (!statement.Contains("Principal") && !statement.Contains("NotPrincipal")) yield return "a resource policy names a Principal.";
        if (!statement.Contains("Action") && !statement.Contains("NotAction")) yield return "Action is missing, for example events:PutEvents.";
        foreach (var action in Texts(statement["Action"]).Where(a => a != "*" && !a.StartsWith("events:", StringComparison.OrdinalIgnoreCase))) yield return $"{action} is not an action of EventBridge.";
        if (!statement.Contains("Resource") && !statement.Contains("NotResource")) yield return $"Resource is missing: {eventBusArn}.";
        foreach (var resource in Texts(statement["Resource"]).Where(r => r != "*" && !r.StartsWith("arn:", StringComparison.Ordinal))) yield return $"{resource} is not an ARN.";
        if (statement["Condition"] is { } condition and not DataObject) yield return $"Condition is an object, not {condition.ToJson()}.";
    }

    internal static IReadOnlyList<string> Texts(DataValue? value) => value switch
    {
        DataString one => [one.Value],
        DataArray many => [.. many.OfType<DataString>().Select(t => t.Value)],
        _ => [],
    };
}
