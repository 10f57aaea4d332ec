using System.Diagnostics.CodeAnalysis;

namespace Portal.Sandbox.Identity;

/// <summary>An Amazon resource name, taken apart: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
public sealed record Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    public ResourceScope Scope => new(AccountId, Region);

    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        var parts = text?.Split(':', 6);
        if (parts is not { Length: 6 } || parts[0] != "arn" || parts[2].Length == 0 || parts[5].Length == 0) return false;
        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
