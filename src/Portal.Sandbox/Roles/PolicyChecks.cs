using Portal.Sandbox.Access;

namespace Portal.Sandbox.Roles;

/// <summary>What IAM demands of names and documents.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
internal static class PolicyChecks
{
    private const int LongestDocument = 131_072;

    public static void Name(string? name, string field, int longest)
    {
        if (string.IsNullOrEmpty(name)) throw RoleFaults.Invalid($"1 validation error detected: Value null at '{field}' failed to satisfy constraint: Member must not be null");
        if (name.Length > longest) throw RoleFaults.Invalid($"1 validation error detected: Value '{name}' at '{field}' failed to satisfy constraint: Member must have length less than or equal to {longest}");
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal)))
            throw RoleFaults.Invalid($"The specified value for {field} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }

    public static string Path(string? path)
    {
        if (path is null) return "/";
        return path.StartsWith('/') && path.EndsWith('/') && path.Length <= 512
            ? path
            : throw RoleFaults.Invalid("The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");
    }

    public static string Document(string? document)
    {
        if (string.IsNullOrEmpty(document)) throw RoleFaults.Invalid("1 validation error detected: Value at 'policyDocument' failed to satisfy constraint: Member must not be null");
        if (document.Length > LongestDocument) throw RoleFaults.Limit($"Maximum policy size of {LongestDocument} bytes exceeded");
        if (PolicyDocument.Parse(document, out var problems) is not null) return document;
        throw RoleFaults.Malformed(problems[0].Path.Length == 0 ? "This policy contains invalid Json" : $"Syntax errors in policy. {problems[0].Path}: {problems[0].Message}");
    }
}
