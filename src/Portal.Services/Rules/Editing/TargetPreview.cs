using Portal.Languages.Data;
using Portal.Languages.InputTransformers;

namespace Portal.Services.Rules.Editing;

/// <summary>What a target would get of an event, worked out here with the code that the sandbox delivers with.</summary>
public static class TargetPreview
{
    /// <param name="target">The target; its Input, InputPath or InputTransformer count.</param>
    /// <param name="ruleArn">For templates that name the rule.</param>
    /// <param name="ruleName">For templates that name the rule.</param>
    /// <param name="envelopeJson">The event.</param>
    /// <param name="now">Stands for the time at which EventBridge takes the event.</param>
    public static RenderedInput Render(TargetDetail target, string ruleArn, string ruleName, string envelopeJson, DateTimeOffset now)
    {
        if (DataValue.TryParse(envelopeJson) is not DataObject given) return new(null, "The event is not a JSON object.", []);
        var input = TargetInput.Parse(RuleDocument.OfTarget(target).With("Id", target.Id), out var problems);
        return input is null ? new(null, problems[0].Message, []) : input.Render(new(given, ruleArn, ruleName, now));
    }
}
