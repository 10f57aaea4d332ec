using Portal.Languages.Data;

namespace Portal.Sandbox.Targets;

/// <summary>A rule's target as PutTargets took it.</summary>
/// <param name="Id">Unique within the rule.</param>
/// <param name="Arn">What it points at.</param>
/// <param name="Raw">The whole Target structure of the request; ListTargetsByRule gives it back as it came.</param>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html</remarks>
public sealed record Target(string Id, string Arn, DataObject Raw)
{
    public string? RoleArn => Raw.GetString("RoleArn");

    /// <param name="raw">A Target structure with its required fields.</param>
    public static Target FromData(DataObject raw) => new(raw.GetString("Id")!, raw.GetString("Arn")!, raw);
}
