using Portal.Languages.Data;

namespace Portal.Services.EventBuses.Policies;

/// <summary>Says a statement as a sentence: who, may or may not, do what, on what, under which conditions.</summary>
internal static class PolicySentence
{
    private static readonly Dictionary<string, string> Acts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["*"] = "do anything",
        ["events:*"] = "do anything",
        ["events:PutEvents"] = "send events",
        ["events:PutRule"] = "make and change rules",
        ["events:DeleteRule"] = "delete rules",
        ["events:PutTargets"] = "set targets",
        ["events:RemoveTargets"] = "remove targets",
        ["events:EnableRule"] = "enable rules",
        ["events:DisableRule"] = "disable rules",
        ["events:DescribeRule"] = "look at rules",
        ["events:ListRules"] = "list rules",
        ["events:ListTargetsByRule"] = "list targets",
        ["events:TagResource"] = "tag",
        ["events:DescribeEventBus"] = "look at the bus",
    };

    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:PrincipalOrgID"] = "the organization of the caller",
        ["aws:PrincipalAccount"] = "the account of the caller",
        ["aws:PrincipalArn"] = "the caller",
        ["aws:SourceAccount"] = "the account of the source",
        ["aws:SourceArn"] = "the source's ARN",
        ["aws:SourceOrgID"] = "the organization of the source",
        ["events:source"] = "the event's source",
        ["events:detail-type"] = "the event's detail-type",
        ["events:creatorAccount"] = "the account that made the rule",
        ["events:TargetArn"] = "the target",
    };

    public static PolicyStatement Of(DataObject statement, string eventBusArn)
    {
        var allows = statement.GetString("Effect") == "Allow";
        var who = statement.Contains("NotPrincipal") ? "Everybody but " + Principals(statement["NotPrincipal"]) : Upper(Principals(statement["Principal"]));
        var what = statement.Contains("NotAction") ? "do anything but " + Actions(statement["NotAction"]) : Actions(statement["Action"]);
        var where = statement.Contains("NotResource") ? "on anything but " + Resources(statement["NotResource"], eventBusArn) : Resources(statement["Resource"], eventBusArn);
        if (what == "send events" && where == "on this bus") where = "to this bus";
        var conditions = Conditions(statement.GetObject("Condition"));
        var sentence = $"{who} {(allows ? "may" : "may not")} {what} {where}{(conditions.Length == 0 ? "." : $", if {conditions}.")}";
        return new(statement.GetString("Sid"), allows, sentence, Warning(statement, allows, eventBusArn));
    }

    private static string? Warning(DataObject statement, bool allows, string eventBusArn)
    {
        var everybody = statement["Principal"] is DataString { Value: "*" } || PolicyReader.Texts(statement.GetObject("Principal")?["AWS"]).Contains("*");
        if (allows && everybody && statement.GetObject("Condition") is not { Count: > 0 }) return "Anybody in any AWS account may do this: add a condition, or name the accounts.";
        var resources = PolicyReader.Texts(statement["Resource"]);
        if (resources.Count > 0 && !resources.Any(r => Covers(r, eventBusArn))) return "It names neither this bus nor rules on it, so it has no effect here.";
        return null;
    }

    private static bool Covers(string resource, string eventBusArn) =>
        resource == eventBusArn || resource.Contains('*', StringComparison.Ordinal) || resource.Contains(":rule/", StringComparison.Ordinal);

    private static string Principals(DataValue? value)
    {
        if (value is DataString { Value: "*" }) return "everybody";
        if (value is not DataObject kinds) return "nobody that can be named";
        return Join([.. kinds.SelectMany(k => PolicyReader.Texts(k.Value).Select(p => Principal(k.Key, p)))]);
    }

    private static string Principal(string kind, string text)
    {
        if (text == "*") return "everybody";
        if (kind == "Service") return "the service " + text;
        if (kind != "AWS") return text;
        if (text.Length == 12 && text.All(char.IsAsciiDigit)) return "account " + text;
        var parts = text.Split(':', 6);
        if (parts.Length < 6) return text;
        return parts[5] == "root" ? "account " + parts[4] : $"{parts[5].Replace('/', ' ')} of account {parts[4]}";
    }

    private static string Actions(DataValue? value) => Join([.. PolicyReader.Texts(value).Select(a => Acts.GetValueOrDefault(a, a)).Distinct()]);

    private static string Resources(DataValue? value, string eventBusArn) => Join([.. PolicyReader.Texts(value).Select(r => Resource(r, eventBusArn)).Distinct()]);

    private static string Resource(string arn, string eventBusArn)
    {
        if (arn == eventBusArn) return "on this bus";
        if (arn == "*") return "on anything";
        var rules = arn.Split(":rule/");
        return rules.Length == 2 ? $"on the rules {rules[1]}" : "on " + arn;
    }

    private static string Conditions(DataObject? condition) => condition is null ? "" : string.Join(" and ", condition.SelectMany(o =>
        (o.Value as DataObject ?? DataObject.Empty).Select(k => $"{Keys.GetValueOrDefault(k.Key, k.Key)} {Operator(o.Key)} {Values(k.Value)}")));

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
    private static string Operator(string name)
    {
        var bare = name.Replace("ForAllValues:", "", StringComparison.Ordinal).Replace("ForAnyValue:", "", StringComparison.Ordinal);
        var orMissing = bare.EndsWith("IfExists", StringComparison.Ordinal);
        var word = (orMissing ? bare[..^"IfExists".Length] : bare) switch
        {
            "StringEquals" or "ArnEquals" or "Bool" => "is",
            "StringEqualsIgnoreCase" => "is, in any case,",
            "StringNotEquals" or "ArnNotEquals" => "is not",
            "StringLike" or "ArnLike" => "is like",
            "StringNotLike" or "ArnNotLike" => "is not like",
            "IpAddress" => "is within",
            "NotIpAddress" => "is not within",
            "Null" => "is missing:",
            _ => bare,
        };
        return orMissing ? "(where there is one) " + word : word;
    }

    private static string Values(DataValue value)
    {
        var texts = value is DataArray or DataString ? PolicyReader.Texts(value) : [value.ToJson()];
        return string.Join(" or ", texts);
    }

    private static string Join(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1],
    };

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
