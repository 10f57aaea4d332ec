using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>A rule with its targets.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html: on a bus other than the default one Ref is <c>bus|rule</c>.</remarks>
internal sealed class EventRuleHandler() : ResourceHandler("AWS::Events::Rule", ("eventbridge", "putRule"))
{
    private const int LongestName = 64;

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "MaximumRetryAttempts", "MaximumEventAgeInSeconds", "TaskCount" };
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "WithEvent", "EnableECSManagedTags", "EnableExecuteCommand" };

    protected override IReadOnlyList<string> Replacing => ["Name", "EventBusName"];
    protected override IReadOnlyList<string> Updatable => ["Description", "EventPattern", "ScheduleExpression", "State", "RoleArn", "Targets", "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.Text("Name") ?? task.NewName(LongestName);
        return await PutAsync(task, name, task.Text("EventBusName"), cancellationToken);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var (bus, name) = Split(current.PhysicalId!);
        var ids = Targets(task).Select(t => t.GetString("Id")).ToHashSet(StringComparer.Ordinal);
        var gone = (await TargetIdsAsync(task, bus, name, cancellationToken)).Where(id => !ids.Contains(id)).ToList();
        var made = await PutAsync(task, name, task.Text("EventBusName"), cancellationToken);
        await RemoveTargetsAsync(task, bus, name, gone, cancellationToken);
        return made;
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var (bus, name) = Split(current.PhysicalId!);
        try
        {
            await RemoveTargetsAsync(task, bus, name, await TargetIdsAsync(task, bus, name, cancellationToken), cancellationToken);
        }
        catch (AwsFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            return;
        }

        await task.DeleteAsync("eventbridge", "deleteRule", Named(bus, "Name", name), cancellationToken);
    }

    private static async ValueTask<MadeResource> PutAsync(ResourceTask task, string name, string? bus, CancellationToken cancellationToken)
    {
        var rule = Named(bus, "Name", name);
        rule["EventPattern"] = PropertyForms.Json(task.Properties["EventPattern"]);
        foreach (var field in new[] { "Description", "ScheduleExpression", "State", "RoleArn" }) rule[field] = task.Properties[field];
        rule["Tags"] = task.TagList();
        var answer = await task.CallAsync("eventbridge", "putRule", rule, cancellationToken);
        var physical = bus is null or "default" ? name : $"{bus[(bus.LastIndexOf('/') + 1)..]}|{name}";
        task.Begun = physical;
        var targets = Targets(task).ToList();
        if (targets.Count > 0)
        {
            var put = await task.CallAsync("eventbridge", "putTargets", Named(bus, "Rule", name).Set("Targets", new DataArray(targets)), cancellationToken);
            if (put.GetInt64("FailedEntryCount") > 0) throw StackFaults.Invalid((put.GetArray("FailedEntries")?[0] as DataObject)?.GetString("ErrorMessage") ?? "A target was refused.");
        }

        return MadeResource.Of(physical, new DataObjectBuilder { ["Arn"] = answer.GetString("RuleArn")! });
    }

    private static IEnumerable<DataObject> Targets(ResourceTask task) =>
        (task.Properties.GetArray("Targets") ?? DataArray.Empty).OfType<DataObject>().Select(t => (DataObject)PropertyForms.Typed(t, Numbers, Flags));

    private static async ValueTask<IReadOnlyList<string>> TargetIdsAsync(ResourceTask task, string? bus, string name, CancellationToken cancellationToken)
    {
        var answer = await task.CallAsync("eventbridge", "listTargetsByRule", Named(bus, "Rule", name), cancellationToken);
        return [.. (answer.GetArray("Targets") ?? DataArray.Empty).OfType<DataObject>().Select(t => t.GetString("Id")).OfType<string>()];
    }

    private static async ValueTask RemoveTargetsAsync(ResourceTask task, string? bus, string name, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return;
        await task.CallAsync("eventbridge", "removeTargets", Named(bus, "Rule", name).Set("Ids", new DataArray([.. ids.Select(i => (DataValue)i)])), cancellationToken);
    }

    private static DataObjectBuilder Named(string? bus, string field, string name) =>
        new() { [field] = name, ["EventBusName"] = bus is { } other ? other : (DataValue?)null };

    private static (string? Bus, string Name) Split(string physicalId) => physicalId.Split('|', 2) is [var bus, var name] ? (bus, name) : (null, physicalId);
}
