using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks;

/// <summary>Stacks and their events as rows of the journal.</summary>
internal static class StackRows
{
    /// <summary>A partition is a stack's id; ordinal 0 its state, 1 what it is made from.</summary>
    public static readonly Collection Stacks = new("stacks");

    /// <summary>A partition is a stack's id, an ordinal an event's number.</summary>
    public static readonly Collection Events = new("stack_events");

    /// <summary>A partition is a change set's id.</summary>
    public static readonly Collection ChangeSets = new("stack_change_sets");

    public const long State = 0;
    public const long Input = 1;

    public static byte[] Write(Stack stack) => new DataObjectBuilder(16)
    {
        ["name"] = stack.Name,
        ["status"] = stack.Status,
        ["reason"] = Text(stack.StatusReason),
        ["resources"] = List(stack.Resources, Write),
        ["leftovers"] = List(stack.Leftovers, Write),
        ["outputs"] = List(stack.Outputs, o => new DataObjectBuilder { ["key"] = o.Key, ["value"] = o.Value, ["description"] = Text(o.Description), ["export"] = Text(o.ExportName) }.Build()),
        ["created"] = stack.CreatedMilliseconds,
        ["updated"] = Number(stack.UpdatedMilliseconds),
        ["deleted"] = Number(stack.DeletedMilliseconds),
        ["protected"] = stack.TerminationProtection,
        ["onFailure"] = stack.OnFailure,
        ["changeSet"] = Text(stack.ChangeSetId),
        ["events"] = stack.Events,
    }.Build().ToUtf8();

    public static Stack Read(string id, byte[] state, StackInput input)
    {
        var data = (DataObject)DataValue.Parse(state);
        return new Stack
        {
            Id = id,
            Name = data.GetString("name")!,
            Scope = Arn.TryParse(id, out var arn) ? arn.Scope : default,
            Status = data.GetString("status")!,
            StatusReason = data.GetString("reason"),
            Input = input,
            Resources = Objects(data, "resources", ReadResource),
            Leftovers = Objects(data, "leftovers", ReadResource),
            Outputs = Objects(data, "outputs", o => new StackOutput(o.GetString("key")!, o.GetString("value")!, o.GetString("description"), o.GetString("export"))),
            CreatedMilliseconds = data.GetInt64("created") ?? 0,
            UpdatedMilliseconds = data.GetInt64("updated"),
            DeletedMilliseconds = data.GetInt64("deleted"),
            TerminationProtection = data.GetBoolean("protected") ?? false,
            OnFailure = data.GetString("onFailure") ?? "ROLLBACK",
            ChangeSetId = data.GetString("changeSet"),
            Events = data.GetInt64("events") ?? 0,
        };
    }

    public static DataObject Write(StackInput input) => new DataObjectBuilder
    {
        ["body"] = input.TemplateBody,
        ["parameters"] = Map(input.Parameters),
        ["tags"] = Map(input.Tags),
        ["capabilities"] = Names(input.Capabilities),
        ["notifications"] = Names(input.NotificationArns),
        ["role"] = Text(input.RoleArn),
    }.Build();

    public static StackInput ReadInput(DataObject data) => new()
    {
        TemplateBody = data.GetString("body") ?? "",
        Parameters = ReadMap(data.GetObject("parameters")),
        Tags = ReadMap(data.GetObject("tags")),
        Capabilities = ReadNames(data.GetArray("capabilities")),
        NotificationArns = ReadNames(data.GetArray("notifications")),
        RoleArn = data.GetString("role"),
    };

    public static byte[] Write(StackEvent item) => new DataObjectBuilder(10)
    {
        ["id"] = item.Id,
        ["logical"] = item.LogicalId,
        ["physical"] = Text(item.PhysicalId),
        ["type"] = item.Type,
        ["status"] = item.Status,
        ["reason"] = Text(item.Reason),
        ["time"] = item.Milliseconds,
        ["properties"] = Text(item.Properties),
        ["token"] = Text(item.Token),
    }.Build().ToUtf8();

    public static StackEvent ReadEvent(JournalRow row)
    {
        var data = (DataObject)DataValue.Parse(row.Value);
        return new(
            data.GetString("id")!, data.GetString("logical")!, data.GetString("physical"), data.GetString("type")!, data.GetString("status")!,
            data.GetString("reason"), data.GetInt64("time") ?? 0, data.GetString("properties"), data.GetString("token"));
    }

    public static DataObject Map(IReadOnlyDictionary<string, string> map)
    {
        var builder = new DataObjectBuilder(map.Count);
        foreach (var (name, value) in map) builder.Set(name, value);
        return builder.Build();
    }

    public static Dictionary<string, string> ReadMap(DataObject? data) =>
        (data ?? DataObject.Empty).ToDictionary(m => m.Key, m => ((DataString)m.Value).Value, StringComparer.Ordinal);

    public static DataValue? Text(string? text) => text is null ? null : (DataValue)text;

    public static DataValue? Number(long? number) => number is { } value ? value : (DataValue?)null;

    private static DataObject Write(StackResource resource) => new DataObjectBuilder(12)
    {
        ["logical"] = resource.LogicalId,
        ["type"] = resource.Type,
        ["physical"] = Text(resource.PhysicalId),
        ["status"] = resource.Status,
        ["reason"] = Text(resource.StatusReason),
        ["changed"] = resource.ChangedMilliseconds,
        ["properties"] = resource.Properties,
        ["ref"] = resource.Ref,
        ["attributes"] = resource.Attributes,
        ["deletion"] = resource.DeletionPolicy,
        ["replacement"] = resource.UpdateReplacePolicy,
    }.Build();

    private static StackResource ReadResource(DataObject data) => new()
    {
        LogicalId = data.GetString("logical")!,
        Type = data.GetString("type")!,
        PhysicalId = data.GetString("physical"),
        Status = data.GetString("status")!,
        StatusReason = data.GetString("reason"),
        ChangedMilliseconds = data.GetInt64("changed") ?? 0,
        Properties = data.GetObject("properties") ?? DataObject.Empty,
        Ref = data["ref"] ?? DataValue.Null,
        Attributes = data.GetObject("attributes") ?? DataObject.Empty,
        DeletionPolicy = data.GetString("deletion") ?? "Delete",
        UpdateReplacePolicy = data.GetString("replacement") ?? "Delete",
    };

    private static DataArray List<T>(IEnumerable<T> items, Func<T, DataObject> write) => new([.. items.Select(write)]);

    private static DataArray Names(IEnumerable<string> names) => new([.. names.Select(n => (DataValue)n)]);

    private static List<string> ReadNames(DataArray? names) => [.. (names ?? DataArray.Empty).OfType<DataString>().Select(n => n.Value)];

    private static List<T> Objects<T>(DataObject data, string field, Func<DataObject, T> read) => [.. (data.GetArray(field) ?? DataArray.Empty).Cast<DataObject>().Select(read)];
}
