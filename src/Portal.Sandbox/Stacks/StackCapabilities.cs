using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>What a caller must acknowledge before a template may make roles and policies.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (Capabilities)</remarks>
internal static class StackCapabilities
{
    public const string Iam = "CAPABILITY_IAM";
    public const string NamedIam = "CAPABILITY_NAMED_IAM";
    public const string AutoExpand = "CAPABILITY_AUTO_EXPAND";

    private static readonly Dictionary<string, string> NameProperties = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::ManagedPolicy"] = "ManagedPolicyName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
    };

    /// <summary>The capabilities that a template needs, and the types that need them.</summary>
    public static (IReadOnlyList<string> Capabilities, string? Reason) Needed(Template template)
    {
        var types = template.Resources.Where(r => r.Type is "AWS::IAM::Policy" || NameProperties.ContainsKey(r.Type)).ToList();
        if (types.Count == 0) return ([], null);
        var named = types.Any(r => NameProperties.TryGetValue(r.Type, out var property) && r.Properties.Contains(property));
        return ([named ? NamedIam : Iam], $"The following resource(s) require capabilities: [{string.Join(", ", types.Select(r => r.Type).Distinct())}]");
    }

    /// <exception cref="AwsFault">InsufficientCapabilitiesException.</exception>
    public static void Check(Template template, DataObject original, IReadOnlyList<string> given, bool isChangeSet)
    {
        var missing = Needed(template).Capabilities.Where(c => !given.Contains(c) && !(c == Iam && given.Contains(NamedIam))).ToList();

        // A change set shows what a transform makes of the template, so nobody has to agree to that unseen.
        if (!isChangeSet && Template.Transforms(original).Count > 0 && !given.Contains(AutoExpand)) missing.Add(AutoExpand);
        if (missing.Count > 0) throw new AwsFault("InsufficientCapabilitiesException", $"Requires capabilities : [{string.Join(", ", missing)}]");
    }
}
