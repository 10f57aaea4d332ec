using Portal.Languages.Data;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>What requests and answers about rules have in common.</summary>
internal static class RuleData
{
    /// <summary>The checks of a request that names one rule.</summary>
    public static InputChecks Named(DataObject input, string field = "Name") => new InputChecks(input).Required(field, Shapes.Name64).Text("EventBusName", Shapes.BusNameOrArn);

    /// <summary>As ListRules and DescribeRule show it.</summary>
    public static DataObjectBuilder Describe(Rule rule) => new(10)
    {
        ["Name"] = rule.Name,
        ["Arn"] = rule.Arn,
        ["EventPattern"] = rule.EventPattern is { } pattern ? pattern : (DataValue?)null,
        ["ScheduleExpression"] = rule.ScheduleExpression is { } schedule ? schedule : (DataValue?)null,
        ["State"] = rule.State,
        ["Description"] = rule.Description is { } description ? description : (DataValue?)null,
        ["RoleArn"] = rule.RoleArn is { } role ? role : (DataValue?)null,
        ["EventBusName"] = rule.BusName,
    };
}
