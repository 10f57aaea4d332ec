using Portal.Languages.Data;
using Portal.Services.Aws;

namespace Portal.Services.Stacks;

/// <summary>
/// The bundled samples give way: nobody asked for them, so a stack that makes something of the same name may have it. Names
/// that are written out in the template are compared; computed ones fail as on AWS.
/// </summary>
/// <remarks>docs/adr/0005</remarks>
internal static class SampleConflicts
{
    /// <summary>Where the types of the samples write their names.</summary>
    private static readonly Dictionary<string, string> NameFields = new(StringComparer.Ordinal)
    {
        ["AWS::Events::EventBus"] = "Name",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::SQS::Queue"] = "QueueName",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::Serverless::StateMachine"] = "Name",
        ["AWS::StepFunctions::StateMachine"] = "StateMachineName",
    };

    /// <summary>The samples that are in the way, each with the name in question.</summary>
    public static async Task<AwsResult<IReadOnlyList<(string StackName, string Resource)>>> FindAsync(AwsSession session, StackDeployment deployment, CancellationToken cancellationToken)
    {
        if (!session.Connection.IsSandbox) return AwsResult.Ok<IReadOnlyList<(string, string)>>([]);
        var wanted = WrittenNames(deployment.Template.Body);
        var stacks = await session.CloudFormation.DescribeStacksAsync(cancellationToken);
        if (!stacks.IsOk) return stacks.Error;
        var found = new List<(string, string)>();
        foreach (var sample in stacks.Value.Where(s => s.Name != deployment.Name && s.Tags.ContainsKey(StackTags.Sample)))
        {
            var resources = await session.CloudFormation.ListResourcesAsync(sample.Name, cancellationToken);
            if (!resources.IsOk) return resources.Error;
            if (resources.Value.FirstOrDefault(r => r.PhysicalId is { } id && wanted.Contains(Last(id))) is { } same) found.Add((sample.Name, Last(same.PhysicalId!)));
        }

        return AwsResult.Ok<IReadOnlyList<(string, string)>>(found);
    }

    private static HashSet<string> WrittenNames(string templateBody)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var resources = (DataValue.TryParse(templateBody) as DataObject)?.GetObject("Resources") ?? DataObject.Empty;
        foreach (var (_, value) in resources)
        {
            if (value is DataObject resource && NameFields.TryGetValue(resource.GetString("Type") ?? "", out var field) && resource.GetObject("Properties")?.GetString(field) is { } name) names.Add(name);
        }

        return names;
    }

    /// <summary>Physical ids are names, ARNs or URLs, by type.</summary>
    private static string Last(string physicalId) => physicalId.StartsWith("arn:", StringComparison.Ordinal) ? physicalId.Split(':')[^1] : physicalId.StartsWith("http", StringComparison.Ordinal) ? physicalId.Split('/')[^1] : physicalId;
}
