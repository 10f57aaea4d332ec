using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>State machines as journal rows.</summary>
internal static class StateMachineRows
{
    public static readonly Collection Machines = new("state_machines");
    public static readonly Collection Revisions = new("state_machine_revisions");
    public static readonly Collection Versions = new("state_machine_versions");
    public static readonly Collection Aliases = new("state_machine_aliases");

    public static JournalWrites Put(this JournalWrites writes, StateMachine machine) => writes.Put(Machines, machine.Arn, 0, new DataObjectBuilder
    {
        ["name"] = machine.Name,
        ["type"] = machine.Type.ToString(),
        ["created"] = machine.CreationDate.ToUnixTimeMilliseconds(),
        ["updated"] = machine.UpdateDate is { } date ? date.ToUnixTimeMilliseconds() : null,
        ["revision"] = machine.Current.Number,
        ["tags"] = machine.Tags,
        ["lastVersion"] = machine.LastVersion,
        ["deleting"] = machine.IsDeleting,
    }.Build().ToUtf8());

    public static JournalWrites Put(this JournalWrites writes, string arn, StateMachineRevision revision) => writes.Put(Revisions, arn, revision.Number, new DataObjectBuilder
    {
        ["id"] = revision.Id,
        ["date"] = revision.Date.ToUnixTimeMilliseconds(),
        ["definition"] = revision.DefinitionText,
        ["roleArn"] = revision.RoleArn,
        ["logging"] = revision.LoggingConfiguration,
        ["tracing"] = revision.TracingConfiguration,
        ["encryption"] = revision.EncryptionConfiguration,
    }.Build().ToUtf8());

    public static JournalWrites Put(this JournalWrites writes, string machineArn, StateMachineVersion version) => writes.Put(Versions, machineArn, version.Number, new DataObjectBuilder
    {
        ["revision"] = version.Revision.Number,
        ["description"] = version.Description,
        ["created"] = version.CreationDate.ToUnixTimeMilliseconds(),
    }.Build().ToUtf8());

    public static JournalWrites Put(this JournalWrites writes, StateMachineAlias alias) => writes.Put(Aliases, alias.Arn, 0, new DataObjectBuilder
    {
        ["machine"] = alias.StateMachineArn,
        ["name"] = alias.Name,
        ["description"] = alias.Description,
        ["routes"] = new DataArray([.. alias.Routes.Select(r => (DataValue)new DataObjectBuilder { ["version"] = r.VersionArn, ["weight"] = r.Weight }.Build())]),
        ["created"] = alias.CreationDate.ToUnixTimeMilliseconds(),
        ["updated"] = alias.UpdateDate is { } date ? date.ToUnixTimeMilliseconds() : null,
    }.Build().ToUtf8());

    public static StateMachine ReadMachine(JournalRow row, Func<long, StateMachineType, StateMachineRevision> revision)
    {
        var fields = Fields(row);
        var type = Enum.Parse<StateMachineType>(fields.GetString("type")!);
        _ = Arn.TryParse(row.Partition, out var arn);
        return new StateMachine
        {
            Arn = row.Partition,
            Name = fields.GetString("name")!,
            Scope = arn!.Scope,
            Type = type,
            CreationDate = Time(fields, "created")!.Value,
            UpdateDate = Time(fields, "updated"),
            Current = revision(fields.GetInt64("revision")!.Value, type),
            Tags = fields.GetObject("tags") ?? DataObject.Empty,
            LastVersion = (int)(fields.GetInt64("lastVersion") ?? 0),
            IsDeleting = fields.GetBoolean("deleting") ?? false,
        };
    }

    public static StateMachineRevision ReadRevision(JournalRow row, StateMachineType type, IDefinitionReader reader)
    {
        var fields = Fields(row);
        var text = fields.GetString("definition")!;
        return new StateMachineRevision
        {
            Number = row.Ordinal,
            Id = fields.GetString("id"),
            Date = Time(fields, "date")!.Value,
            DefinitionText = text,
            Parsed = new(() => reader.Read(text, type)),
            RoleArn = fields.GetString("roleArn")!,
            LoggingConfiguration = fields.GetObject("logging")!,
            TracingConfiguration = fields.GetObject("tracing")!,
            EncryptionConfiguration = fields.GetObject("encryption")!,
        };
    }

    public static StateMachineVersion ReadVersion(JournalRow row, Func<long, StateMachineRevision> revision)
    {
        var fields = Fields(row);
        return new StateMachineVersion
        {
            Arn = $"{row.Partition}:{row.Ordinal}",
            Number = (int)row.Ordinal,
            Revision = revision(fields.GetInt64("revision")!.Value),
            Description = fields.GetString("description"),
            CreationDate = Time(fields, "created")!.Value,
        };
    }

    public static StateMachineAlias ReadAlias(JournalRow row)
    {
        var fields = Fields(row);
        return new StateMachineAlias
        {
            Arn = row.Partition,
            StateMachineArn = fields.GetString("machine")!,
            Name = fields.GetString("name")!,
            Description = fields.GetString("description"),
            Routes = [.. fields.GetArray("routes")!.Cast<DataObject>().Select(r => new AliasRoute(r.GetString("version")!, (int)r.GetInt64("weight")!.Value))],
            CreationDate = Time(fields, "created")!.Value,
            UpdateDate = Time(fields, "updated"),
        };
    }

    private static DataObject Fields(JournalRow row) => (DataObject)DataValue.Parse(row.Value);

    private static DateTimeOffset? Time(DataObject fields, string name) => fields.GetInt64(name) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
