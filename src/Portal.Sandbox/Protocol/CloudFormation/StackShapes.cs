using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Stacks;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Protocol.CloudFormation;

/// <summary>Stacks and their parts as CloudFormation's answers have them.</summary>
internal static class StackShapes
{
    private const string Hidden = "****";

    public static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DataObject Stack(Stack stack)
    {
        var template = TryRead(stack.Input.TemplateBody);
        return new DataObjectBuilder(20)
        {
            ["StackId"] = stack.Id,
            ["StackName"] = stack.Name,
            ["ChangeSetId"] = StackRows.Text(stack.ChangeSetId),
            ["Description"] = StackRows.Text(template?.Description),
            ["Parameters"] = Parameters(template, stack.Input),
            ["CreationTime"] = Time(stack.CreatedMilliseconds),
            ["DeletionTime"] = OptionalTime(stack.DeletedMilliseconds),
            ["LastUpdatedTime"] = OptionalTime(stack.UpdatedMilliseconds),
            ["RollbackConfiguration"] = DataObject.Empty,
            ["StackStatus"] = stack.Status,
            ["StackStatusReason"] = StackRows.Text(stack.StatusReason),
            ["DisableRollback"] = stack.OnFailure == "DO_NOTHING",
            ["NotificationARNs"] = List(stack.Input.NotificationArns.Select(a => (DataValue)a)),
            ["Capabilities"] = stack.Input.Capabilities.Count > 0 ? List(stack.Input.Capabilities.Select(c => (DataValue)c)) : null,
            ["Outputs"] = stack.Outputs.Count > 0 ? List(stack.Outputs.Select(Output)) : null,
            ["RoleARN"] = StackRows.Text(stack.Input.RoleArn),
            ["Tags"] = Tags(stack.Input.Tags),
            ["EnableTerminationProtection"] = stack.TerminationProtection,
            ["DriftInformation"] = new DataObjectBuilder { ["StackDriftStatus"] = "NOT_CHECKED" }.Build(),
        }.Build();
    }

    public static DataObject Summary(Stack stack) => new DataObjectBuilder(10)
    {
        ["StackId"] = stack.Id,
        ["StackName"] = stack.Name,
        ["TemplateDescription"] = StackRows.Text(TryRead(stack.Input.TemplateBody)?.Description),
        ["CreationTime"] = Time(stack.CreatedMilliseconds),
        ["LastUpdatedTime"] = OptionalTime(stack.UpdatedMilliseconds),
        ["DeletionTime"] = OptionalTime(stack.DeletedMilliseconds),
        ["StackStatus"] = stack.Status,
        ["StackStatusReason"] = StackRows.Text(stack.StatusReason),
        ["DriftInformation"] = new DataObjectBuilder { ["StackDriftStatus"] = "NOT_CHECKED" }.Build(),
    }.Build();

    /// <param name="stack">The resource's stack.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="timeField">Timestamp or LastUpdatedTimestamp, as the operation has it.</param>
    /// <param name="withStack">Whether the stack is named.</param>
    public static DataObjectBuilder Resource(Stack stack, StackResource resource, string timeField, bool withStack) => new(10)
    {
        ["StackName"] = withStack ? stack.Name : (DataValue?)null,
        ["StackId"] = withStack ? stack.Id : (DataValue?)null,
        ["LogicalResourceId"] = resource.LogicalId,
        ["PhysicalResourceId"] = StackRows.Text(resource.PhysicalId),
        ["ResourceType"] = resource.Type,
        [timeField] = Time(resource.ChangedMilliseconds),
        ["ResourceStatus"] = resource.Status,
        ["ResourceStatusReason"] = StackRows.Text(resource.StatusReason),
        ["DriftInformation"] = new DataObjectBuilder { ["StackResourceDriftStatus"] = "NOT_CHECKED" }.Build(),
    };

    public static DataObject Event(Stack stack, StackEvent item) => new DataObjectBuilder(12)
    {
        ["StackId"] = stack.Id,
        ["EventId"] = item.Id,
        ["StackName"] = stack.Name,
        ["LogicalResourceId"] = item.LogicalId,
        ["PhysicalResourceId"] = item.PhysicalId ?? "",
        ["ResourceType"] = item.Type,
        ["Timestamp"] = Time(item.Milliseconds),
        ["ResourceStatus"] = item.Status,
        ["ResourceStatusReason"] = StackRows.Text(item.Reason),
        ["ResourceProperties"] = StackRows.Text(item.Properties),
        ["ClientRequestToken"] = StackRows.Text(item.Token),
    }.Build();

    /// <summary>A parameter as ValidateTemplate and GetTemplateSummary describe it.</summary>
    public static DataObjectBuilder Declaration(ParameterDefinition parameter) => new()
    {
        ["ParameterKey"] = parameter.Name,
        ["DefaultValue"] = StackRows.Text(parameter.Default),
        ["NoEcho"] = parameter.NoEcho,
        ["Description"] = StackRows.Text(parameter.Description),
    };

    public static DataArray? Parameters(Template? template, StackInput input) => input.Parameters.Count == 0 ? null : List(input.Parameters.Select(p => new DataObjectBuilder
    {
        ["ParameterKey"] = p.Key,
        ["ParameterValue"] = template?.Parameters.FirstOrDefault(d => d.Name == p.Key) is { NoEcho: true } ? Hidden : p.Value,
    }.Build()));

    public static DataArray Tags(IReadOnlyDictionary<string, string> tags) => List(tags.Select(t => new DataObjectBuilder { ["Key"] = t.Key, ["Value"] = t.Value }.Build()));

    public static DataArray List(IEnumerable<DataValue> items) => new([.. items]);

    private static DataObject Output(StackOutput output) => new DataObjectBuilder
    {
        ["OutputKey"] = output.Key,
        ["OutputValue"] = output.Value,
        ["Description"] = StackRows.Text(output.Description),
        ["ExportName"] = StackRows.Text(output.ExportName),
    }.Build();

    private static DataValue? OptionalTime(long? milliseconds) => milliseconds is { } value ? Time(value) : (DataValue?)null;

    private static Template? TryRead(string body)
    {
        try
        {
            return StackPlan.ReadTemplate(body);
        }
        catch (Identity.AwsFault)
        {
            return null;
        }
    }
}
