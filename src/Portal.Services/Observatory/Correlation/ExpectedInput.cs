using Portal.Languages.Data;
using Portal.Languages.InputTransformers;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Correlation;

/// <summary>What a rule hands to a target for an event, computed as EventBridge does.</summary>
internal static class ExpectedInput
{
    /// <summary>Null where it cannot be computed.</summary>
    public static DataValue? For(RuleDetail rule, TargetDetail target, DataObject envelope, DateTimeOffset ingested)
    {
        var description = new DataObjectBuilder { ["Id"] = target.Id };
        if (target.Input is not null) description.Set("Input", target.Input);
        if (target.InputPath is not null) description.Set("InputPath", target.InputPath);
        if (target.InputTransformer is { } transformer)
        {
            var paths = new DataObjectBuilder();
            foreach (var (name, path) in transformer.InputPathsMap) paths.Set(name, path);
            description.Set("InputTransformer", new DataObjectBuilder { ["InputPathsMap"] = paths.Build(), ["InputTemplate"] = transformer.InputTemplate }.Build());
        }

        var rendered = TargetInput.Parse(description.Build(), out _)?.Render(new(envelope, rule.Arn, rule.Name, ingested));
        return DataValue.TryParse(rendered?.Payload);
    }
}
