using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.StateMachines.Checks;

/// <summary>Whether policies allow an act on a resource. A condition is taken as fulfilled: what it needs is known only when it runs.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal static class RolePolicies
{
    public static bool Allow(IEnumerable<string> documents, string action, string resource)
    {
        var fitting = documents.Select(DataValue.TryParse).OfType<DataObject>().SelectMany(d => Many(d["Statement"])).OfType<DataObject>()
            .Where(s => Fits(s, "Action", "NotAction", action, RegexOptions.IgnoreCase) && Fits(s, "Resource", "NotResource", resource, RegexOptions.None)).ToList();
        return fitting.Any(s => s.GetString("Effect") == "Allow") && !fitting.Any(s => s.GetString("Effect") == "Deny" && !s.Contains("Condition"));
    }

    /// <summary>The least that lets a role publish to a bus.</summary>
    public static string LeastToPutEvents(string busArn) => new DataObjectBuilder
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new DataArray([new DataObjectBuilder { ["Effect"] = "Allow", ["Action"] = "events:PutEvents", ["Resource"] = busArn }.Build()]),
    }.Build().ToIndentedJson();

    private static bool Fits(DataObject statement, string name, string notName, string value, RegexOptions options) =>
        statement[name] is { } wanted ? Many(wanted).OfType<DataString>().Any(w => Matches(w.Value, value, options))
        : statement[notName] is { } unwanted && !Many(unwanted).OfType<DataString>().Any(w => Matches(w.Value, value, options));

    private static bool Matches(string pattern, string value, RegexOptions options) =>
        Regex.IsMatch(value, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
            options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static IEnumerable<DataValue> Many(DataValue? value) => value switch
    {
        null => [],
        DataArray all => all,
        _ => [value],
    };
}
