namespace Portal.Sandbox.Identity;

/// <summary>The account and region that a request or resource belongs to. Resources of one scope cannot see those of another.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">As AWS writes it: <c>us-east-1</c>.</param>
public readonly record struct ResourceScope(string AccountId, string Region)
{
    /// <summary><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>, by the region.</summary>
    public string Partition => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    /// <summary>The ARN of a regional resource of this scope.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";
}
