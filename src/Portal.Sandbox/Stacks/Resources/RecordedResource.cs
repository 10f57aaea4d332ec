using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>A resource of a type that the sandbox does not have: the stack lists it and says so, and nothing is made.</summary>
internal static class RecordedResource
{
    public const string Reason = "Not supported by the sandbox: recorded, not created";

    /// <summary>Functions are called through the sandbox's function runner, by their name.</summary>
    public const string FunctionReason = "Recorded: the sandbox calls it by its name where a function runner is configured, and does not run its code itself";

    private const string Function = "AWS::Lambda::Function";

    /// <summary>Properties that hold the name of a resource, if its type has one.</summary>
    private static readonly string[] NameProperties = ["Name", "FunctionName", "TableName", "BucketName", "UserName", "GroupName", "ClusterName", "AliasName"];

    public static bool IsRecorded(StackResource resource) => resource.StatusReason is Reason or FunctionReason;

    public static string ReasonOf(string type) => type == Function ? FunctionReason : Reason;

    public static MadeResource Create(Stack stack, ResourceDefinition definition, DataObject properties)
    {
        var name = NameProperties.Select(p => properties.GetString(p)).FirstOrDefault(n => n is not null)
            ?? PhysicalNames.Create(stack.Name, definition.LogicalId, 64);
        if (definition.Type != Function) return MadeResource.Of(name);
        return MadeResource.Of(name, new DataObjectBuilder { ["Arn"] = stack.Scope.Arn("lambda", "function:" + name) });
    }

    /// <summary>Something that looks like what AWS would give, so that the rest of the template can refer to it.</summary>
    public static DataValue Attribute(Stack stack, StackResource resource, string attribute) => attribute.EndsWith("Arn", StringComparison.Ordinal)
        ? stack.Scope.Arn(resource.Type.Split("::") is [_, var service, ..] ? service.ToLowerInvariant() : "sandbox", resource.PhysicalId ?? resource.LogicalId)
        : $"{resource.PhysicalId}.{attribute}";
}
