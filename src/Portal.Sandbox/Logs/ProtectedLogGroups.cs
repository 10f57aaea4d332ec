using Portal.Sandbox.Access;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>Log groups, under the resource policies of their account and region: CloudWatch Logs has none of a single group.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html</remarks>
internal sealed class ProtectedLogGroups(LogDirectory directory, LogResourcePolicies resourcePolicies, ParsedPolicies policies) : IProtectedResources
{
    public string Service => "logs";

    public ProtectedResource? Find(Arn resource)
    {
        var all = resourcePolicies.List(resource.Scope).Select(p => policies.Of(p.Document)!).SelectMany(p => p.Statements).ToList();
        var name = resource.Resource.StartsWith(LogGroup.ArnPrefix, StringComparison.Ordinal) ? resource.Resource[LogGroup.ArnPrefix.Length..].Split(':')[0] : "";
        return new(new PolicyDocument(all), directory.TryFind(resource.Scope, name, out var group) ? group.Settings.Tags : []);
    }
}
