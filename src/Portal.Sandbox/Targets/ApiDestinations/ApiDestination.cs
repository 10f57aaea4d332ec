using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>An HTTP endpoint as a target: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeApiDestination.html</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Name">Unique in the scope.</param>
/// <param name="Id">The last part of the ARN.</param>
/// <param name="CreatedAt">When.</param>
public sealed record ApiDestination(ResourceScope Scope, string Name, string Id, DateTimeOffset CreatedAt)
{
    /// <summary>Invocations a second where the request gives none.</summary>
    public const int DefaultRate = 300;

    public const string Active = "ACTIVE";

    public required string ConnectionArn { get; init; }

    /// <summary>A URL; each <c>*</c> in it stands for one of the target's PathParameterValues.</summary>
    public required string Endpoint { get; init; }
    public required string HttpMethod { get; init; }
    public int RatePerSecond { get; init; } = DefaultRate;
    public string? Description { get; init; }
    public DateTimeOffset ModifiedAt { get; init; } = CreatedAt;

    public string Key { get; } = KeyOf(Scope, Name);
    public string Arn { get; } = Scope.Arn("events", $"api-destination/{Name}/{Id}");

    public static string KeyOf(ResourceScope scope, string name) => scope.Arn("events", "api-destination/" + name);

    internal DataObject ToRow() => new DataObjectBuilder(12)
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["Name"] = Name,
        ["Id"] = Id,
        ["CreatedAt"] = CreatedAt.UtcTicks,
        ["ConnectionArn"] = ConnectionArn,
        ["Endpoint"] = Endpoint,
        ["HttpMethod"] = HttpMethod,
        ["RatePerSecond"] = RatePerSecond,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["ModifiedAt"] = ModifiedAt.UtcTicks,
    }.Build();

    internal static ApiDestination FromRow(DataObject row) => new(
        new ResourceScope(row.GetString("Account")!, row.GetString("Region")!),
        row.GetString("Name")!,
        row.GetString("Id")!,
        new DateTimeOffset(row.GetInt64("CreatedAt")!.Value, TimeSpan.Zero))
    {
        ConnectionArn = row.GetString("ConnectionArn")!,
        Endpoint = row.GetString("Endpoint")!,
        HttpMethod = row.GetString("HttpMethod")!,
        RatePerSecond = (int)row.GetInt64("RatePerSecond")!.Value,
        Description = row.GetString("Description"),
        ModifiedAt = new DateTimeOffset(row.GetInt64("ModifiedAt")!.Value, TimeSpan.Zero),
    };
}
