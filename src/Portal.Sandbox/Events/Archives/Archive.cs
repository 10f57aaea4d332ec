using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events.Archives;

/// <summary>Keeps a bus's events: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html</summary>
public sealed record Archive(ResourceScope Scope, string Name, string EventSourceArn, DateTimeOffset CreatedAt)
{
    /// <summary>Archives here are always ready.</summary>
    public const string State = "ENABLED";

    public string? Description { get; init; }

    /// <summary>JSON text; null for all events.</summary>
    public string? EventPattern { get; init; }

    /// <summary>Days that events are kept; 0: for ever.</summary>
    public int RetentionDays { get; init; }
    public string? KmsKeyIdentifier { get; init; }

    public string Arn { get; } = ArnOf(Scope, Name);

    public static string ArnOf(ResourceScope scope, string name) => scope.Arn("events", "archive/" + name);

    internal DataObject ToRow() => new DataObjectBuilder
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["Name"] = Name,
        ["EventSourceArn"] = EventSourceArn,
        ["CreatedAt"] = CreatedAt.UtcTicks,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["EventPattern"] = EventPattern is null ? null : (DataValue)EventPattern,
        ["RetentionDays"] = RetentionDays,
        ["KmsKeyIdentifier"] = KmsKeyIdentifier is null ? null : (DataValue)KmsKeyIdentifier,
    }.Build();

    internal static Archive FromRow(DataObject row) => new(
        new ResourceScope(row.GetString("Account")!, row.GetString("Region")!),
        row.GetString("Name")!,
        row.GetString("EventSourceArn")!,
        new DateTimeOffset(row.GetInt64("CreatedAt")!.Value, TimeSpan.Zero))
    {
        Description = row.GetString("Description"),
        EventPattern = row.GetString("EventPattern"),
        RetentionDays = (int)row.GetInt64("RetentionDays")!.Value,
        KmsKeyIdentifier = row.GetString("KmsKeyIdentifier"),
    };
}
