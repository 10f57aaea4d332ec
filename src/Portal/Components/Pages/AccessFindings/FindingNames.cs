using Portal.Urls;

namespace Portal.Components.Pages.AccessFindings;

/// <summary>What an ARN in a finding is called, and which page shows it.</summary>
public static class FindingNames
{
    private const string RulePrefix = "rule/";

    /// <summary>The name without the account and region before it.</summary>
    public static string Of(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6) return arn;
        var resource = parts[5];
        return parts[2] switch
        {
            "events" when resource.StartsWith(RulePrefix, StringComparison.Ordinal) => resource[RulePrefix.Length..],
            "events" => resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..],
            "states" or "logs" or "lambda" => resource[(resource.IndexOf(':', StringComparison.Ordinal) + 1)..],
            _ => resource,
        };
    }

    public static string Kind(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length < 6 ? "" : parts[2] switch
        {
            "events" when parts[5].StartsWith(RulePrefix, StringComparison.Ordinal) => "rule",
            "events" => "bus",
            "states" => "state machine",
            "sns" => "topic",
            "iam" when parts[5] == "root" => "account " + parts[4],
            _ => "",
        };
    }

    /// <summary>The page of what acted; null where it has none.</summary>
    public static string? Href(PortalUrls urls, string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6) return null;
        if (parts[2] == "states" && parts[5].StartsWith("stateMachine:", StringComparison.Ordinal)) return urls.StateMachine(arn);
        if (parts[2] != "events" || !parts[5].StartsWith(RulePrefix, StringComparison.Ordinal)) return null;
        var path = parts[5][RulePrefix.Length..];
        var slash = path.LastIndexOf('/');
        return slash < 0 ? urls.Rule("default", path) : urls.Rule(path[..slash], path[(slash + 1)..]);
    }
}
