using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Routing;

/// <summary>A rule of a bus, without its targets: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html</summary>
/// <param name="Scope">Account and region of the bus.</param>
/// <param name="BusName">The bus.</param>
/// <param name="Name">Unique on the bus.</param>
public sealed record Rule(ResourceScope Scope, string BusName, string Name)
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    /// <summary>Enabled, and takes management events of CloudTrail too, which the sandbox does not have.</summary>
    public const string EnabledWithManagementEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    /// <summary>JSON text as it was put; null for a schedule.</summary>
    public string? EventPattern { get; init; }

    /// <summary><c>rate(...)</c> or <c>cron(...)</c>; null for a pattern.</summary>
    public string? ScheduleExpression { get; init; }
    public string State { get; init; } = Enabled;
    public string? Description { get; init; }
    public string? RoleArn { get; init; }

    /// <summary>When it was last put or enabled: rates count from here.</summary>
    public DateTimeOffset Since { get; init; }
    public ResourceTags Tags { get; init; } = ResourceTags.None;

    public bool IsEnabled => State != Disabled;
    public string Arn { get; } = ArnOf(Scope, BusName, Name);
    public string BusArn { get; } = EventBus.ArnOf(Scope, BusName);

    public static string ArnOf(ResourceScope scope, string busName, string name) =>
        scope.Arn("events", busName == EventBus.DefaultName ? $"rule/{name}" : $"rule/{busName}/{name}");

    /// <summary>Bus and name of a rule by the resource part of its ARN; names of partner buses have slashes themselves.</summary>
    public static (string BusName, string Name)? FromResource(string resource)
    {
        const string prefix = "rule/";
        if (!resource.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var path = resource[prefix.Length..];
        var slash = path.LastIndexOf('/');
        return slash < 0 ? (EventBus.DefaultName, path) : (path[..slash], path[(slash + 1)..]);
    }

    internal DataObject ToRow() => new DataObjectBuilder
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["BusName"] = BusName,
        ["Name"] = Name,
        ["EventPattern"] = EventPattern is null ? null : (DataValue)EventPattern,
        ["ScheduleExpression"] = ScheduleExpression is null ? null : (DataValue)ScheduleExpression,
        ["State"] = State,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["RoleArn"] = RoleArn is null ? null : (DataValue)RoleArn,
        ["Since"] = Since.UtcTicks,
        ["Tags"] = Tags.ToData(),
    }.Build();

    internal static Rule FromRow(DataObject row) => new(new ResourceScope(row.GetString("Account")!, row.GetString("Region")!), row.GetString("BusName")!, row.GetString("Name")!)
    {
        EventPattern = row.GetString("EventPattern"),
        ScheduleExpression = row.GetString("ScheduleExpression"),
        State = row.GetString("State")!,
        Description = row.GetString("Description"),
        RoleArn = row.GetString("RoleArn"),
        Since = new DateTimeOffset(row.GetInt64("Since")!.Value, TimeSpan.Zero),
        Tags = ResourceTags.Parse(row.GetArray("Tags")),
    };
}
