using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Roles;

/// <summary>What IAM answers to input it refuses.</summary>
internal static class RoleFaults
{
    public static AwsFault NoRole(string name) => new("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    public static AwsFault NoInlinePolicy(string name) => new("NoSuchEntity", $"The role policy with name {name} cannot be found.", 404);

    public static AwsFault NoPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} was not found.", 404);

    public static AwsFault NotAttachable(string arn) => new("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);

    public static AwsFault Exists(string what) => new("EntityAlreadyExists", what + " already exists.", 409);

    public static AwsFault Conflict(string message) => new("DeleteConflict", message, 409);

    public static AwsFault Malformed(string message) => new("MalformedPolicyDocument", message);

    public static AwsFault Invalid(string message) => new("ValidationError", message);

    public static AwsFault Limit(string message) => new("LimitExceeded", message, 409);
}
