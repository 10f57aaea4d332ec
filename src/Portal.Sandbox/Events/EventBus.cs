using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>An event bus: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EventBus.html</summary>
public sealed record EventBus(ResourceScope Scope, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>The bus that every account has in every region.</summary>
    public const string DefaultName = "default";

    public DateTimeOffset ModifiedAt { get; init; } = CreatedAt;
    public string? Description { get; init; }
    public string? KmsKeyIdentifier { get; init; }

    /// <summary><c>{Arn}</c> of a queue.</summary>
    public DataObject? DeadLetterConfig { get; init; }

    /// <summary><c>{IncludeDetail, Level}</c>.</summary>
    public DataObject? LogConfig { get; init; }

    /// <summary>The resource policy's document; null without one.</summary>
    public DataObject? Policy { get; init; }

    public ResourceTags Tags { get; init; } = ResourceTags.None;

    public bool IsDefault => Name == DefaultName;
    public string Arn { get; } = ArnOf(Scope, Name);

    public static string ArnOf(ResourceScope scope, string name) => scope.Arn("events", "event-bus/" + name);

    internal DataObject ToRow() => new DataObjectBuilder
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["Name"] = Name,
        ["CreatedAt"] = CreatedAt.UtcTicks,
        ["ModifiedAt"] = ModifiedAt.UtcTicks,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["KmsKeyIdentifier"] = KmsKeyIdentifier is null ? null : (DataValue)KmsKeyIdentifier,
        ["DeadLetterConfig"] = DeadLetterConfig,
        ["LogConfig"] = LogConfig,
        ["Policy"] = Policy,
        ["Tags"] = Tags.ToData(),
    }.Build();

    internal static EventBus FromRow(DataObject row) => new(
        new ResourceScope(row.GetString("Account")!, row.GetString("Region")!),
        row.GetString("Name")!,
        new DateTimeOffset(row.GetInt64("CreatedAt")!.Value, TimeSpan.Zero))
    {
        ModifiedAt = new DateTimeOffset(row.GetInt64("ModifiedAt")!.Value, TimeSpan.Zero),
        Description = row.GetString("Description"),
        KmsKeyIdentifier = row.GetString("KmsKeyIdentifier"),
        DeadLetterConfig = row.GetObject("DeadLetterConfig"),
        LogConfig = row.GetObject("LogConfig"),
        Policy = row.GetObject("Policy"),
        Tags = ResourceTags.Parse(row.GetArray("Tags")),
    };
}
