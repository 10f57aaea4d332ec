using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html</remarks>
internal sealed class StateMachineHandler() : ResourceHandler("AWS::StepFunctions::StateMachine", ("sfn", "createStateMachine"))
{
    private const int LongestName = 80;

    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "IncludeExecutionData", "Enabled" };
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "KmsDataKeyReusePeriodSeconds" };

    protected override IReadOnlyList<string> Replacing => ["StateMachineName", "StateMachineType"];

    protected override IReadOnlyList<string> Updatable =>
        ["Definition", "DefinitionString", "DefinitionS3Location", "DefinitionSubstitutions", "RoleArn", "LoggingConfiguration", "TracingConfiguration", "EncryptionConfiguration", "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.Text("StateMachineName") ?? task.NewName(LongestName);
        var input = Settings(task);
        input["name"] = name;
        input["type"] = task.Properties["StateMachineType"];
        input["tags"] = task.TagList("key", "value");
        var answer = await task.CallAsync("sfn", "createStateMachine", input, cancellationToken);
        task.Begun = answer.GetString("stateMachineArn")!;
        return await MadeAsync(task, task.Begun, cancellationToken);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var input = Settings(task);
        input["stateMachineArn"] = current.PhysicalId!;
        await task.CallAsync("sfn", "updateStateMachine", input, cancellationToken);
        await ResourceTagging.UpdateAsync(task, "sfn", "resourceArn", current.PhysicalId!, "tags", "tagKeys", current, cancellationToken);
        return await MadeAsync(task, current.PhysicalId!, cancellationToken);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("sfn", "deleteStateMachine", new DataObjectBuilder { ["stateMachineArn"] = current.PhysicalId! }, cancellationToken);

    private static DataObjectBuilder Settings(ResourceTask task) => new()
    {
        ["definition"] = Definition(task.Properties),
        ["roleArn"] = task.Properties["RoleArn"],
        ["loggingConfiguration"] = Configuration(task, "LoggingConfiguration"),
        ["tracingConfiguration"] = Configuration(task, "TracingConfiguration"),
        ["encryptionConfiguration"] = Configuration(task, "EncryptionConfiguration"),
    };

    private static DataValue? Configuration(ResourceTask task, string property) =>
        task.Properties[property] is { } value ? PropertyForms.Camel(PropertyForms.Typed(value, Numbers, Flags)) : null;

    private static string Definition(DataObject properties)
    {
        if (properties.Contains("DefinitionS3Location"))
            throw StackFaults.Invalid("DefinitionS3Location names an object in S3, which the sandbox does not have. Write the definition into the template as Definition or DefinitionString.");
        var substitutions = (properties.GetObject("DefinitionSubstitutions") ?? DataObject.Empty)
            .ToDictionary(s => s.Key, s => Functions.Scalar(s.Value) ?? s.Value.ToJson(), StringComparer.Ordinal);
        if (properties["Definition"] is { } definition) return Substitute(definition, substitutions).ToJson();
        var text = properties.GetString("DefinitionString") ?? throw StackFaults.Invalid("Exactly one of DefinitionString, DefinitionS3Location, or Definition must be specified");
        return Fill(text, substitutions);
    }

    private static DataValue Substitute(DataValue value, Dictionary<string, string> substitutions) => value switch
    {
        _ when substitutions.Count == 0 => value,
        DataString text => Fill(text.Value, substitutions),
        DataArray items => new DataArray([.. items.Select(i => Substitute(i, substitutions))]),
        DataObject fields => fields.Aggregate(new DataObjectBuilder(fields.Count), (b, f) => b.Set(Fill(f.Key, substitutions), Substitute(f.Value, substitutions))).Build(),
        _ => value,
    };

    private static string Fill(string text, Dictionary<string, string> substitutions) => text.Contains("${", StringComparison.Ordinal)
        ? substitutions.Aggregate(text, (t, s) => t.Replace("${" + s.Key + "}", s.Value, StringComparison.Ordinal))
        : text;

    private static async ValueTask<MadeResource> MadeAsync(ResourceTask task, string arn, CancellationToken cancellationToken)
    {
        var known = await task.CallAsync("sfn", "describeStateMachine", new DataObjectBuilder { ["stateMachineArn"] = arn }, cancellationToken);
        return MadeResource.Of(arn, new DataObjectBuilder
        {
            ["Arn"] = arn,
            ["Name"] = arn[(arn.LastIndexOf(':') + 1)..],
            ["StateMachineRevisionId"] = known.GetString("revisionId") ?? "INITIAL",
        });
    }
}
