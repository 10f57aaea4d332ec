using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>AWS::Serverless::Function: a function, its role, and the rules that call it. Its code is not looked at.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html</remarks>
internal static class ServerlessFunction
{
    private static readonly string[] NotOfTheFunction = ["Events", "Policies", "Role", "RolePath", "AssumeRolePolicyDocument", "PermissionsBoundary", "Tags", "InlineCode", "CodeUri"];

    public static void Expand(ServerlessResource resource, GeneratedResources to)
    {
        var (id, properties) = (resource.LogicalId, resource.Properties);
        var role = ServerlessRole.Expand(resource, "lambda.amazonaws.com", ["AWSLambdaBasicExecutionRole"], to);
        var function = properties;
        foreach (var name in NotOfTheFunction) function = function.Without(name);
        var code = properties["InlineCode"] is { } text ? new DataObjectBuilder { ["ZipFile"] = text }.Build() : properties["CodeUri"];
        if (code is not null) function = function.With("Code", code);
        to.Add(id, "AWS::Lambda::Function", function.With("Role", role).With("Tags", Shapes.Tags("lambda:createdBy", properties.GetObject("Tags"))), resource.Data);
        ServerlessEvents.Expand(resource, new("LambdaTarget", Shapes.GetAtt(id, "Arn"), rule => AddPermission(resource, rule, to)), to);
    }

    /// <summary>Functions are called by their own policy, without a role.</summary>
    private static DataObject? AddPermission(ServerlessResource resource, string ruleId, GeneratedResources to)
    {
        to.AddFor(resource.Data, ruleId + "Permission", "AWS::Lambda::Permission", new DataObjectBuilder
        {
            ["Action"] = "lambda:InvokeFunction",
            ["FunctionName"] = Shapes.Ref(resource.LogicalId),
            ["Principal"] = "events.amazonaws.com",
            ["SourceArn"] = Shapes.GetAtt(ruleId, "Arn"),
        }.Build());
        return null;
    }
}
