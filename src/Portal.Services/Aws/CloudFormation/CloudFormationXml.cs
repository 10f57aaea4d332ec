using System.Xml.Linq;
using Portal.Services.Aws.Wire;
using Portal.Services.Stacks;

namespace Portal.Services.Aws.CloudFormation;

/// <summary>Elements of CloudFormation's answers to records.</summary>
internal static class CloudFormationXml
{
    public static StackDetail Stack(XElement e) => new(e.Text("StackName") ?? "", e.Text("StackId") ?? "", e.Text("StackStatus") ?? "", e.Time("CreationTime") ?? default)
    {
        StatusReason = e.Text("StackStatusReason"),
        UpdatedAt = e.Time("LastUpdatedTime"),
        Description = e.Text("Description"),
        Outputs = [.. e.Members("Outputs").Select(o => new StackOutput(o.Text("OutputKey") ?? "", o.Text("OutputValue") ?? "", o.Text("Description"), o.Text("ExportName")))],
        Parameters = Pairs(e, "Parameters", "ParameterKey", "ParameterValue"),
        Tags = Pairs(e, "Tags", "Key", "Value"),
    };

    public static StackResource Resource(XElement e) => new(e.Text("LogicalResourceId") ?? "", e.Text("PhysicalResourceId"), e.Text("ResourceType") ?? "",
        e.Text("ResourceStatus") ?? "", e.Text("ResourceStatusReason"), e.Time("LastUpdatedTimestamp"));

    public static StackEvent Event(XElement e) => new(e.Text("EventId") ?? "", e.Time("Timestamp") ?? default, e.Text("LogicalResourceId") ?? "", e.Text("PhysicalResourceId"),
        e.Text("ResourceType") ?? "", e.Text("ResourceStatus") ?? "", e.Text("ResourceStatusReason"));

    private static Dictionary<string, string> Pairs(XElement e, string list, string key, string value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in e.Members(list)) pairs[member.Text(key) ?? ""] = member.Text(value) ?? "";
        return pairs;
    }
}
