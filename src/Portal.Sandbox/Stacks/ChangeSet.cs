using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks;

/// <summary>A prepared change of a stack that waits to be executed.</summary>
internal sealed record ChangeSet
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string StackId { get; init; }
    public required string StackName { get; init; }

    /// <summary>CREATE or UPDATE.</summary>
    public required string Type { get; init; }

    /// <summary>CREATE_COMPLETE or FAILED.</summary>
    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>AVAILABLE, UNAVAILABLE, EXECUTE_COMPLETE or EXECUTE_FAILED.</summary>
    public required string ExecutionStatus { get; init; }

    public string? Description { get; init; }
    public required StackInput Input { get; init; }
    public IReadOnlyList<ResourceChange> Changes { get; init; } = [];
    public required long CreatedMilliseconds { get; init; }

    /// <summary>What becomes of the stack if the execution fails.</summary>
    public string OnFailure { get; init; } = "ROLLBACK";

    public static string IdOf(ResourceScope scope, string name) => scope.Arn("cloudformation", $"changeSet/{name}/{Guid.NewGuid()}");

    public byte[] ToBytes() => new DataObjectBuilder(16)
    {
        ["name"] = Name,
        ["stack"] = StackId,
        ["stackName"] = StackName,
        ["type"] = Type,
        ["status"] = Status,
        ["reason"] = StackRows.Text(StatusReason),
        ["execution"] = ExecutionStatus,
        ["description"] = StackRows.Text(Description),
        ["input"] = StackRows.Write(Input),
        ["changes"] = new DataArray([.. Changes.Select(c => c.ToData())]),
        ["created"] = CreatedMilliseconds,
        ["onFailure"] = OnFailure,
    }.Build().ToUtf8();

    public static ChangeSet Read(string id, byte[] value)
    {
        var data = (DataObject)DataValue.Parse(value);
        return new ChangeSet
        {
            Id = id,
            Name = data.GetString("name")!,
            StackId = data.GetString("stack")!,
            StackName = data.GetString("stackName")!,
            Type = data.GetString("type")!,
            Status = data.GetString("status")!,
            StatusReason = data.GetString("reason"),
            ExecutionStatus = data.GetString("execution")!,
            Description = data.GetString("description"),
            Input = StackRows.ReadInput(data.GetObject("input")!),
            Changes = [.. (data.GetArray("changes") ?? DataArray.Empty).Cast<DataObject>().Select(ResourceChange.Read)],
            CreatedMilliseconds = data.GetInt64("created") ?? 0,
            OnFailure = data.GetString("onFailure") ?? "ROLLBACK",
        };
    }
}

/// <summary>What a change set will do to one resource.</summary>
/// <param name="Action">Add, Modify or Remove.</param>
/// <param name="LogicalId">Which resource.</param>
/// <param name="PhysicalId">Null for a new one.</param>
/// <param name="Type">Its type.</param>
/// <param name="Replacement">True or False; null unless it is modified.</param>
/// <param name="Properties">The properties that change.</param>
internal sealed record ResourceChange(string Action, string LogicalId, string? PhysicalId, string Type, bool? Replacement, IReadOnlyList<string> Properties)
{
    public DataObject ToData() => new DataObjectBuilder
    {
        ["action"] = Action,
        ["logical"] = LogicalId,
        ["physical"] = StackRows.Text(PhysicalId),
        ["type"] = Type,
        ["replacement"] = Replacement is { } flag ? flag : (DataValue?)null,
        ["properties"] = new DataArray([.. Properties.Select(p => (DataValue)p)]),
    }.Build();

    public static ResourceChange Read(DataObject data) => new(
        data.GetString("action")!,
        data.GetString("logical")!,
        data.GetString("physical"),
        data.GetString("type")!,
        data.GetBoolean("replacement"),
        [.. (data.GetArray("properties") ?? DataArray.Empty).OfType<DataString>().Select(p => p.Value)]);
}
