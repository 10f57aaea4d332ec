using System.Security.Cryptography;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>AWS::Serverless::StateMachine: a state machine, its role, and the rules that start it.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html</remarks>
internal static class ServerlessStateMachine
{
    private static readonly string[] Known =
    [
        "AutoPublishAlias", "AlwaysPublish", "UseAliasAsEventTarget", "Definition", "DefinitionSubstitutions", "DefinitionUri", "DeploymentPreference", "Events", "Logging",
        "Name", "PermissionsBoundary", "Policies", "PropagateTags", "Role", "RolePath", "Tags", "Tracing", "Type", "AssumeRolePolicyDocument",
    ];

    public static void Expand(ServerlessResource resource, GeneratedResources to)
    {
        var (id, properties) = (resource.LogicalId, resource.Properties);
        if (properties.Names.FirstOrDefault(n => !Known.Contains(n)) is { } unknown) throw new FormatException($"property {unknown} not defined for resource of type AWS::Serverless::StateMachine");
        CheckDefinition(properties);
        var role = ServerlessRole.Expand(resource, "states.amazonaws.com", [], to);
        to.Add(id, "AWS::StepFunctions::StateMachine", new DataObjectBuilder
        {
            ["Definition"] = properties["Definition"],
            ["DefinitionSubstitutions"] = properties["DefinitionSubstitutions"],
            ["LoggingConfiguration"] = properties["Logging"],
            ["RoleArn"] = role,
            ["StateMachineName"] = properties["Name"],
            ["StateMachineType"] = properties["Type"],
            ["TracingConfiguration"] = properties["Tracing"],
            ["Tags"] = Shapes.Tags("stateMachine:createdBy", properties.GetObject("Tags")),
        }.Build(), resource.Data);
        DataValue target = Shapes.Ref(id);
        if (properties.GetString("AutoPublishAlias") is { } alias)
        {
            var aliasId = AddAlias(resource, alias, to);
            if (properties.GetBoolean("UseAliasAsEventTarget") == true) target = Shapes.Ref(aliasId);
        }

        ServerlessEvents.Expand(resource, new("StepFunctionsTarget", target, rule => AddStartRole(resource, rule, to)), to);
    }

    private static void CheckDefinition(DataObject properties)
    {
        var (inline, file) = (properties["Definition"], properties["DefinitionUri"]);
        if (inline is not null && file is not null) throw new FormatException("Specify either 'Definition' or 'DefinitionUri' property and not both.");
        if (file is not null)
        {
            throw new FormatException(
                $"DefinitionUri {(file is DataString path ? path.Value : file.ToJson())} names a file, and a stack has none here. Deploy with the portal (its upload page or its deploy command), which puts the file into the template, or write it as 'Definition'.");
        }

        if (inline is not DataObject) throw new FormatException("Either 'Definition' or 'DefinitionUri' property must be specified.");
    }

    /// <summary>A version is never changed: its logical id has the definition's hash, so that another definition makes another version.</summary>
    private static string AddAlias(ServerlessResource resource, string alias, GeneratedResources to)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(resource.Properties.ToUtf8()))[..10];
        var (versionId, aliasId) = ($"{resource.LogicalId}Version{hash}", $"{resource.LogicalId}Alias{string.Concat(alias.Where(char.IsAsciiLetterOrDigit))}");
        to.AddFor(resource.Data, versionId, "AWS::StepFunctions::StateMachineVersion", new DataObjectBuilder
        {
            ["StateMachineArn"] = Shapes.Ref(resource.LogicalId),
            ["StateMachineRevisionId"] = Shapes.GetAtt(resource.LogicalId, "StateMachineRevisionId"),
        }.Build());
        to.AddFor(resource.Data, aliasId, "AWS::StepFunctions::StateMachineAlias", new DataObjectBuilder
        {
            ["Name"] = alias,
            ["DeploymentPreference"] = (resource.Properties.GetObject("DeploymentPreference") ?? new DataObjectBuilder { ["Type"] = "ALL_AT_ONCE" }.Build())
                .With("StateMachineVersionArn", Shapes.Ref(versionId)),
        }.Build());
        return aliasId;
    }

    /// <summary>The role with which a rule starts the state machine.</summary>
    private static DataObject AddStartRole(ServerlessResource resource, string ruleId, GeneratedResources to)
    {
        var role = ruleId + "Role";
        to.AddFor(resource.Data, role, "AWS::IAM::Role", new DataObjectBuilder
        {
            ["AssumeRolePolicyDocument"] = Shapes.Trust("events.amazonaws.com"),
            ["Policies"] = new DataArray([new DataObjectBuilder
            {
                ["PolicyName"] = role + "StartExecutionPolicy",
                ["PolicyDocument"] = Shapes.Policy(Shapes.Allow("states:StartExecution", Shapes.Ref(resource.LogicalId))),
            }.Build()]),
        }.Build());
        return Shapes.GetAtt(role, "Arn");
    }
}
