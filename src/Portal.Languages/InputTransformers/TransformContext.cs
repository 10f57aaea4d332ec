using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.InputTransformers;

/// <summary>What a target's input is made from.</summary>
/// <param name="Event">The whole event, envelope and all.</param>
/// <param name="RuleArn">The rule that matched.</param>
/// <param name="RuleName">Its name.</param>
/// <param name="IngestionTime">When EventBridge took the event.</param>
public sealed record TransformContext(DataObject Event, string RuleArn, string RuleName, DateTimeOffset IngestionTime)
{
    /// <summary>The variables that exist without InputPathsMap. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined</summary>
    public static readonly IReadOnlyList<string> ReservedVariables =
        ["aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time", "aws.events.event", "aws.events.event.json"];

    internal DataValue? Reserved(string name) => name switch
    {
        "aws.events.rule-arn" => RuleArn,
        "aws.events.rule-name" => RuleName,
        "aws.events.event.ingestion-time" => IngestionTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "aws.events.event" => EventWithoutDetail(),
        "aws.events.event.json" => Event,
        _ => null,
    };

    /// <summary>The envelope alone; recorded from AWS: its detail-type is called detailType there.</summary>
    private DataObject EventWithoutDetail()
    {
        var builder = new DataObjectBuilder();
        foreach (var (name, value) in Event)
        {
            if (name != "detail") builder.Set(name == "detail-type" ? "detailType" : name, value);
        }

        return builder.Build();
    }
}
