using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>How API destinations authorize themselves: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeConnection.html</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Name">Unique in the scope.</param>
/// <param name="Id">The last part of the ARN.</param>
/// <param name="CreatedAt">When.</param>
public sealed record Connection(ResourceScope Scope, string Name, string Id, DateTimeOffset CreatedAt)
{
    public const string Basic = "BASIC";
    public const string OAuth = "OAUTH_CLIENT_CREDENTIALS";
    public const string ApiKey = "API_KEY";

    public const string Authorized = "AUTHORIZED";
    public const string Deauthorized = "DEAUTHORIZED";

    public required string AuthorizationType { get; init; }

    /// <summary>As requests give them, secrets and all.</summary>
    public required DataObject AuthParameters { get; init; }
    public string State { get; init; } = Authorized;
    public string? Description { get; init; }
    public DateTimeOffset ModifiedAt { get; init; } = CreatedAt;
    public DateTimeOffset AuthorizedAt { get; init; } = CreatedAt;

    public string Key { get; } = KeyOf(Scope, Name);
    public string Arn { get; } = Scope.Arn("events", $"connection/{Name}/{Id}");

    /// <summary>Where AWS would keep the secrets.</summary>
    public string SecretArn => Scope.Arn("secretsmanager", $"secret:events!connection/{Name}/{Id}");

    public static string KeyOf(ResourceScope scope, string name) => scope.Arn("events", "connection/" + name);

    internal DataObject ToRow() => new DataObjectBuilder(12)
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["Name"] = Name,
        ["Id"] = Id,
        ["CreatedAt"] = CreatedAt.UtcTicks,
        ["AuthorizationType"] = AuthorizationType,
        ["AuthParameters"] = AuthParameters,
        ["State"] = State,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["ModifiedAt"] = ModifiedAt.UtcTicks,
        ["AuthorizedAt"] = AuthorizedAt.UtcTicks,
    }.Build();

    internal static Connection FromRow(DataObject row) => new(
        new ResourceScope(row.GetString("Account")!, row.GetString("Region")!),
        row.GetString("Name")!,
        row.GetString("Id")!,
        new DateTimeOffset(row.GetInt64("CreatedAt")!.Value, TimeSpan.Zero))
    {
        AuthorizationType = row.GetString("AuthorizationType")!,
        AuthParameters = row.GetObject("AuthParameters")!,
        State = row.GetString("State")!,
        Description = row.GetString("Description"),
        ModifiedAt = new DateTimeOffset(row.GetInt64("ModifiedAt")!.Value, TimeSpan.Zero),
        AuthorizedAt = new DateTimeOffset(row.GetInt64("AuthorizedAt")!.Value, TimeSpan.Zero),
    };
}
