using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>The role that SAM makes from a resource's Policies: names and ARNs of managed policies, policy templates, documents.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachine.html</remarks>
internal static class ServerlessRole
{
    /// <summary>Gives what to put for the role's ARN; makes the role unless the resource names one.</summary>
    /// <param name="resource">The serverless resource.</param>
    /// <param name="service">Who takes the role on.</param>
    /// <param name="basePolicies">Managed policies it always has.</param>
    /// <param name="to">Where the role goes.</param>
    public static DataValue Expand(ServerlessResource resource, string service, IReadOnlyList<string> basePolicies, GeneratedResources to)
    {
        if (resource.Properties["Role"] is { } given and not DataNull) return given;
        var id = resource.LogicalId + "Role";
        var managed = new List<DataValue>(basePolicies.Select(p => (DataValue)Managed(p)));
        var inline = new List<DataValue>();
        foreach (var policy in List(resource.Properties["Policies"]))
        {
            switch (policy)
            {
                case DataString name:
                    managed.Add(name.Value.StartsWith("arn:", StringComparison.Ordinal) ? name : Managed(name.Value));
                    break;
                case DataObject { Count: 1 } template when PolicyTemplates.Find(template.Names.First()) is { } known:
                    inline.Add(Inline(id, inline.Count, known.Fill(template.First().Value as DataObject ?? DataObject.Empty)));
                    break;
                case DataObject document when document.Contains("Statement"):
                    inline.Add(Inline(id, inline.Count, document));
                    break;
                case DataObject { Count: 1 } function when function.Names.First() is "Ref" || function.Names.First().StartsWith("Fn::", StringComparison.Ordinal):
                    managed.Add(function);
                    break;
                default:
                    throw new FormatException($"The policy {policy.ToJson()} is neither a policy template that SAM has nor a policy document nor the name of a managed policy.");
            }
        }

        to.AddFor(resource.Data, id, "AWS::IAM::Role", new DataObjectBuilder
        {
            ["AssumeRolePolicyDocument"] = resource.Properties["AssumeRolePolicyDocument"] ?? Shapes.Trust(service),
            ["ManagedPolicyArns"] = managed.Count > 0 ? new DataArray(managed) : null,
            ["Policies"] = inline.Count > 0 ? new DataArray(inline) : null,
            ["Path"] = resource.Properties["RolePath"],
            ["PermissionsBoundary"] = resource.Properties["PermissionsBoundary"],
            ["Tags"] = Shapes.Tags(service == "states.amazonaws.com" ? "stateMachine:createdBy" : "lambda:createdBy", resource.Properties.GetObject("Tags")),
        }.Build());
        return Shapes.GetAtt(id, "Arn");
    }

    private static IEnumerable<DataValue> List(DataValue? value) => value switch
    {
        null or DataNull => [],
        DataArray many => many,
        _ => [value],
    };

    private static DataObject Managed(string name) => Shapes.Sub("arn:${AWS::Partition}:iam::aws:policy/" + (ServiceRoles.Contains(name) ? "service-role/" : "") + name);

    private static readonly HashSet<string> ServiceRoles = new(StringComparer.Ordinal)
    {
        "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaDynamoDBExecutionRole",
        "AWSLambdaKinesisExecutionRole", "AWSLambdaRole",
    };

    private static DataObject Inline(string roleId, int number, DataObject document) => new DataObjectBuilder
    {
        ["PolicyName"] = $"{roleId}Policy{number}",
        ["PolicyDocument"] = document.Contains("Version") ? document : document.With("Version", "2012-10-17"),
    }.Build();
}
